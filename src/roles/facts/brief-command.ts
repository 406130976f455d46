/** The longest command that a reason holds. */
const LONGEST_COMMAND = 60

/** A command as a reason holds it. */
export function briefCommand(text: string): string {
  return text.length > LONGEST_COMMAND ? `${text.slice(0, LONGEST_COMMAND - 1)}…` : text
}
