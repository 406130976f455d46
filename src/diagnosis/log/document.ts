import type { Lines } from './lines.js'
import { errorIn } from './record.js'

/** A document below a headline, as long as this at most. */
const LONGEST = 400

/** Where the bracket that a line opens at its end is closed: one past that line. */
export function endOfBracket(lines: Lines, opening: number): number | undefined {
  const line = lines[opening]
  if (line === undefined || !/[[{(]$/.test(line.text)) return undefined
  for (let at = opening + 1; at < Math.min(lines.length, opening + LONGEST); at += 1) {
    const { text, indent } = lines[at] ?? line
    if (text !== '' && indent <= line.indent) return /^\s*[\])}]/.test(text) ? at + 1 : undefined
  }
  return undefined
}

/** What a document in JSON, which begins at a headline's end, says of errors. */
export function toldByDocument(lines: Lines, opening: number): { readonly text: string; readonly to: number } | undefined {
  const to = endOfBracket(lines, opening)
  if (to === undefined) return undefined
  const begin = /[[{]$/.exec(lines[opening]?.text ?? '')?.[0]
  if (begin === undefined) return undefined
  const json = `${begin}\n${lines.slice(opening + 1, to).map(({ text }) => text).join('\n')}`
  try {
    const text = errorIn({ errors: JSON.parse(json) })
    return text === undefined ? undefined : { text, to }
  } catch {
    return undefined
  }
}
