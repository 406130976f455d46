import { find, type Page, texts } from './page.js'

// The viewer of logs, as its user sees and moves it.

/** The texts of the lines that the viewer shows. */
export const rows = ({ document }: Page) => texts(document, '#log-lines .row code')
/** Their numbers. */
export const numbers = ({ document }: Page) => texts(document, '#log-lines .row .number')
/** Lets timers and promises go on. */
export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Makes a log shown or not, as a click does. */
export function toggle({ document, window }: Page, name: string): void {
  const label = [...document.querySelectorAll('fieldset label')].find(
    (each) => each.textContent?.trim() === name,
  )
  const box = label?.querySelector('input')
  if (!box) throw new Error(`there is no log ${name}`)
  box.checked = !box.checked
  box.dispatchEvent(new window.Event('change', { bubbles: true }))
}

/** Changes a tool of the viewer, as its user does. */
export function choose({ document, window }: Page, selector: string, value: string | boolean): void {
  const input = find<HTMLInputElement>(document, selector)
  if (typeof value === 'boolean') input.checked = value
  else input.value = value
  input.dispatchEvent(new window.Event('change', { bubbles: true }))
}

/** Types into the search, and waits until it has begun. */
export async function search({ document, window }: Page, text: string): Promise<void> {
  const input = find<HTMLInputElement>(document, '#log-search')
  input.value = text
  input.dispatchEvent(new window.Event('input', { bubbles: true }))
  await pause(200)
}

/** What the viewer says of how much it shows. */
export const count = ({ document }: Page) => find(document, '#log-count').textContent
/** The line that the viewer has gone to. */
export const current = ({ document }: Page) => texts(document, '.row.current code')
