/** Milliseconds for which a button says that it has copied. */
const COPIED_SHOWN_MS = 1500

/** Shows the buttons that copy, and makes them do it. */
export function enableCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
    button.hidden = false
    button.addEventListener('click', () => copy(button.dataset.copy ?? '', button))
  }
}

/** Copies a text, and says on the button whether it could be done. */
export async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  const before = button.dataset.label ?? button.textContent
  button.dataset.label = before
  const isDone = await toClipboard(text)
  button.textContent = isDone ? 'Copied' : 'Could not copy'
  setTimeout(() => {
    button.textContent = before
  }, COPIED_SHOWN_MS)
}

/** A page that is no secure context, on a plain HTTP server for instance, has no clipboard but the old one. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const isDone = document.execCommand('copy')
    area.remove()
    return isDone
  }
}
