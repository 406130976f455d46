/** A form of line, with a line of that form: who reads the table sees what is meant, and a test holds the two together. */
export interface Form {
  readonly is: RegExp
  readonly like: string
}

/**
 * Whether a text has one of these forms. They are joined, to be tried at once: those that begin at the beginning apart,
 * for only then no other place is tried.
 */
export function anyForm(forms: readonly Form[]): (text: string) => boolean {
  const groups = new Map<string, string[]>()
  for (const { is } of forms) {
    const key = `${is.flags} ${is.source.startsWith('^')}`
    groups.set(key, [...(groups.get(key) ?? []), is.source])
  }
  const joined = [...groups].map(
    ([key, sources]) => new RegExp(sources.join('|'), key.startsWith('i') ? 'i' : ''),
  )
  return (text) => joined.some((form) => form.test(text))
}
