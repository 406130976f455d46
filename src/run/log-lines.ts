import { stripVTControlCharacters } from 'node:util'

/** The longest line that goes into a one-sentence reason, in characters. */
const LONGEST = 200

/** The last line that says anything, without terminal escapes and cut to fit a sentence; empty where there is none. */
export function lastLine(text: string): string {
  const lines = stripVTControlCharacters(text).split(/[\r\n]+/)
  const last = lines.findLast((line) => line.trim() !== '')?.trim() ?? ''
  return last.length > LONGEST ? `${last.slice(0, LONGEST - 1)}…` : last
}

/** The last so many lines. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
