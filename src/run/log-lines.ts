import { stripVTControlCharacters } from 'node:util'

/** The longest line that goes into a one-sentence reason, in characters. */
const LONGEST = 200

/**
 * The last line that says anything, without terminal escapes and cut to fit a sentence; empty where there is none. A
 * quotation (a line with a caret under it) is passed over: what is wrong with it was said before.
 */
export function lastLine(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
  const last =
    lines.findLast((line, index) => !isPointer(line) && !isPointer(lines[index + 1])) ?? lines.at(-1)
  const told = last?.trim() ?? ''
  return told.length > LONGEST ? `${told.slice(0, LONGEST - 1)}…` : told
}

/** Nothing but a caret or several. */
function isPointer(line: string | undefined): boolean {
  return line !== undefined && /^\s*[\^~]+\s*$/.test(line)
}

/** The last so many lines. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
