import { stripVTControlCharacters } from 'node:util'

/** Source stays as it was written: there are carets below it. */
const SOURCE = /^ {4}/

/** Logs stand behind a bar. */
const BAR = /^ *│ ?/

/** Columns by which a line goes on further in than it begins: past its sign, and past the name behind that. */
const HANGING_COLUMNS = 4

/**
 * Lines for a terminal that is narrower than they are: broken between words, where a terminal breaks within them.
 * @param columns that the terminal has; undefined: there is none, and every line stays whole
 */
export function folded(text: string, columns: number | undefined): string {
  if (columns === undefined) return text
  return text
    .split('\n')
    .map((line) => foldedLine(line, columns))
    .join('\n')
}

function foldedLine(line: string, columns: number): string {
  const plain = stripVTControlCharacters(line)
  if (plain.length <= columns || SOURCE.test(plain)) return line
  const begin = BAR.exec(plain)?.[0] ?? ' '.repeat(plain.search(/\S/))
  const margin = `${begin}${' '.repeat(HANGING_COLUMNS)}`
  let width = 0
  let shown = ''
  for (const [piece, blanks = '', word = ''] of line.matchAll(/( *)(\S+)/g)) {
    const wide = stripVTControlCharacters(word).length
    const fits = width + blanks.length + wide <= columns
    shown += fits || width <= margin.length ? piece : `\n${margin}${word}`
    width = fits || width <= margin.length ? width + blanks.length + wide : margin.length + wide
  }
  return shown
}
