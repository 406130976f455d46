/**
 * The end of a text. What was cut off before it shows as a `…`, by which a masker knows that a secret may have lost its
 * beginning there.
 * @param most characters
 */
export function lastPart(text: string, most: number): string {
  return text.length > most ? `…${text.slice(1 - most)}` : text
}

/** The last so many lines. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

/** The beginning and the end of a text that is too long, with a `…` between. @param most characters */
export function withoutMiddle(text: string, most: number): string {
  if (text.length <= most) return text
  const end = Math.floor(most / 3)
  return `${text.slice(0, most - end - 1).trimEnd()}…${text.slice(-end).trimStart()}`
}
