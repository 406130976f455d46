/** A form of line, with a line of that form: who reads the table sees what is meant, and a test holds the two together. */
export interface Form {
  readonly is: RegExp
  readonly like: string
}

export function hasForm(forms: readonly Form[], text: string): boolean {
  return forms.some(({ is }) => is.test(text))
}
