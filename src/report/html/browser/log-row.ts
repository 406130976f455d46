import type { LookPiece, ReadLine } from './log-source.js'

/** Characters of a line that are shown at once; the rest at a click. */
const FOLDED_LENGTH = 1000

/** What a row needs to know beside its line. */
export interface RowLook {
  /** Shown before the line where several logs are; undefined: only one is. */
  readonly name: string | undefined
  /** Milliseconds since 1970, from which times are counted. */
  readonly zero: number
  readonly search: string
}

/** The element of a line. */
export function rowOf(line: ReadLine, look: RowLook): HTMLElement {
  const row = element('div', `row level-${line.level}${line.isCause ? ' cause' : ''}`)
  const isNote = Number.isNaN(line.number)
  const number = element('button', 'number', isNote ? '' : String(line.number))
  number.tabIndex = -1
  number.setAttribute('aria-hidden', 'true')
  row.append(number)
  if (!Number.isNaN(line.time)) row.append(element('time', 'time', since(line.time - look.zero)))
  if (look.name !== undefined) row.append(element('b', `log-name log-${line.log % 8}`, look.name))
  const text = element('code', isNote ? 'text gap' : 'text')
  fill(text, line, look.search, FOLDED_LENGTH)
  row.append(text)
  return row
}

/** `+12.345`: seconds. */
function since(milliseconds: number): string {
  return `${milliseconds < 0 ? '−' : '+'}${(Math.abs(milliseconds) / 1000).toFixed(3)}`
}

function fill(text: HTMLElement, line: ReadLine, search: string, most: number): void {
  text.replaceChildren(...piecesOf(line.pieces, most, search))
  const left = line.text.length - most
  if (left <= 0) return
  const more = element('button', 'more', `… ${left.toLocaleString('en')} more characters`)
  more.addEventListener('click', () => fill(text, line, search, Number.POSITIVE_INFINITY))
  text.append(more)
}

/** Pieces as elements, what is looked for marked in them; a match over the border of two pieces is not marked. */
function piecesOf(pieces: readonly LookPiece[], most: number, search: string): Node[] {
  let left = most
  return pieces.flatMap(({ text, look }) => {
    const shown = text.slice(0, left)
    left = Math.max(0, left - text.length)
    if (shown === '') return []
    const nodes = matchesIn(shown, search)
    if (look === '') return nodes
    const piece = element('span', look)
    piece.append(...nodes)
    return [piece]
  })
}

function matchesIn(text: string, search: string): Node[] {
  if (search === '') return [document.createTextNode(text)]
  const lower = text.toLowerCase()
  // In some languages a letter changes its length in lower case: then places cannot be told.
  if (lower.length !== text.length) return [document.createTextNode(text)]
  const nodes: Node[] = []
  let written = 0
  for (let at = lower.indexOf(search); at >= 0; at = lower.indexOf(search, written)) {
    nodes.push(document.createTextNode(text.slice(written, at)))
    written = at + search.length
    nodes.push(element('mark', 'match', text.slice(at, written)))
  }
  nodes.push(document.createTextNode(text.slice(written)))
  return nodes
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.className = className
  if (text !== '') made.textContent = text
  return made
}
