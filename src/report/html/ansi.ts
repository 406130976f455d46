import { plainText } from '../../common/plain-text.js'

/** A piece of a line in one look. */
export interface Piece {
  readonly text: string
  /** Classes of the style sheet: `f0` to `f15` for colours, `bold`, `dim`, `italic`, `underline`; may be empty. */
  readonly look: string
}

/** How text looks at some point of a log; it lasts until the next escape sequence. */
interface Look {
  readonly colour?: number | undefined
  readonly bold?: boolean
  readonly dim?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
}

const ESCAPE = '\u001b'

const COLOUR_SEQUENCE = new RegExp(`${ESCAPE}\\[([\\d;:]*)m`)

/** Most lines of logs: there is nothing to remove from them. */
const HARMLESS = /^[\t\x20-\x7e]+$/

/** How text looks after escape sequences, where nothing is said otherwise. */
export const PLAIN_LOOK: Look = {}

/**
 * A line of a log as pieces that are safe to show. Sequences that set colours are obeyed, all others removed. Colours
 * of the background are left out: with them text could be made unreadable. What a carriage return overwrites is not
 * shown, as in a terminal.
 */
export function ansiPieces(line: string, begun: Look = PLAIN_LOOK): { pieces: Piece[]; look: Look } {
  if (HARMLESS.test(line)) return { pieces: [{ text: line, look: classesOf(begun) }], look: begun }
  const parts = overwritten(line).split(COLOUR_SEQUENCE)
  const pieces: Piece[] = []
  let look = begun
  parts.forEach((part, index) => {
    if (index % 2 === 1) {
      look = after(look, part)
      return
    }
    const text = plainText(part).replaceAll('\n', ' ')
    if (text !== '') pieces.push({ text, look: classesOf(look) })
  })
  return { pieces, look }
}

/** Progress bars print a line again and again; only its last state counts. */
function overwritten(line: string): string {
  const trimmed = line.replace(/\r+$/, '')
  return trimmed.slice(trimmed.lastIndexOf('\r') + 1)
}

function classesOf({ colour, bold, dim, italic, underline }: Look): string {
  return [
    colour === undefined ? '' : `f${colour}`,
    bold ? 'bold' : '',
    dim ? 'dim' : '',
    italic ? 'italic' : '',
    underline ? 'underline' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
}

function after(look: Look, parameters: string): Look {
  const codes = parameters.split(/[;:]/).map(Number)
  let next = look
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0
    if (code !== 38 && code !== 48) {
      next = withCode(next, code)
      continue
    }
    // `38;5;N` is one of 256 colours, `38;2;R;G;B` any; `48` the same for the background.
    const [kind, ...rest] = codes.slice(index + 1)
    if (code === 38) next = { ...next, colour: kind === 2 ? nearest(rest, 255) : ofPalette(rest[0] ?? 0) }
    index += kind === 2 ? 4 : 2
  }
  return next
}

/** One of 256 colours: 16 as terminals have always had them, a cube of 6 × 6 × 6, and 24 grey ones. */
function ofPalette(number: number): number | undefined {
  if (number < 16) return number
  if (number > 231) return number < 244 ? 8 : 7
  const cube = number - 16
  return nearest([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6], 5)
}

/** The nearest of the 16 colours; in their numbers red, green and blue are bits, and so is brightness. */
function nearest(rgb: readonly number[], full: number): number | undefined {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = rgb
  const most = Math.max(red, green, blue)
  if (Number.isNaN(most)) return undefined
  const bit = (value: number, weight: number) => (value > most / 2 ? weight : 0)
  const bright = most > full * 0.8 ? 8 : 0
  return most < full / 5 ? 8 : bit(red, 1) + bit(green, 2) + bit(blue, 4) + bright
}

function withCode(look: Look, code: number): Look {
  if (code === 0) return PLAIN_LOOK
  if (code === 1 || code === 7) return { ...look, bold: true }
  if (code === 2) return { ...look, dim: true }
  if (code === 3) return { ...look, italic: true }
  if (code === 4) return { ...look, underline: true }
  if (code === 22) return { ...look, bold: false, dim: false }
  if (code === 23) return { ...look, italic: false }
  if (code === 24) return { ...look, underline: false }
  if (code === 39) return { ...look, colour: undefined }
  if (code >= 30 && code <= 37) return { ...look, colour: code - 30 }
  if (code >= 90 && code <= 97) return { ...look, colour: code - 90 + 8 }
  return look
}
