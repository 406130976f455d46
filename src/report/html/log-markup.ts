import { ansiPieces, PLAIN_LOOK } from './ansi.js'
import { html, type Markup, nothing } from './markup.js'

/** A line of a log, or of a text like one, on its way to the page. */
export interface MarkedLine {
  readonly text: string
  readonly isCause: boolean
  /** Shown before the line where it is given. */
  readonly number?: number
  /** Of the element, so that a link can lead there. */
  readonly id?: string
}

/** Pieces in colour that one log may have on the page: each is an element, and browsers have to keep them all. */
const MAX_PIECES = 40_000

/**
 * Lines as markup, one under another, to be put into a `<pre>`. Every element is within one line, and holds nothing but
 * text: the page's script reads them so. A line that says the cause is a `<mark>` without colours of its own.
 */
export function linesMarkup(lines: readonly MarkedLine[]): Markup {
  let look = PLAIN_LOOK
  let left = MAX_PIECES
  const shown = lines.map(({ text, isCause, number, id }) => {
    const line = ansiPieces(text, look)
    look = line.look
    const plain = () => line.pieces.map((piece) => piece.text).join('')
    const before = number === undefined ? nothing : html`<span class="number">${number}</span> `
    if (isCause) return html`${before}<mark${idOf(id)}>${plain()}</mark>`
    left -= line.pieces.length
    if (left < 0) return html`${before}${plain()}`
    const pieces = line.pieces.map((piece) =>
      piece.look === '' ? html`${piece.text}` : html`<span class="${piece.look}">${piece.text}</span>`,
    )
    return html`${before}${pieces}`
  })
  return { markup: shown.map(({ markup }) => markup).join('\n') }
}

function idOf(id: string | undefined): Markup {
  return id === undefined ? nothing : html` id="${id}"`
}
