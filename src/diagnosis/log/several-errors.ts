import type { Line, Lines } from './lines.js'
import type { Statement } from './statements.js'
import { WEIGHT } from './weight.js'
import { isError, saysAll } from './wording.js'

/** What stands below an exception is said by whoever caught it. */
const THROWN = /^[\w.:]*(?:Error|Exception)\b/

/** Lines that are longer do not fit a sentence together. */
export const MAX_JOINED_CHARACTERS = 190

/**
 * An error with those right below it that belong to one message, as Go's `errors.Join` writes them: they have no head
 * and no logger's columns, and stand as far in as the first.
 */
export function withOtherErrors(best: Statement, statements: readonly Statement[], lines: Lines): Statement {
  const first = lines[best.to - 1]
  if (first === undefined || !best.text.endsWith(first.said) || THROWN.test(best.text)) return best
  let { text, to } = best
  let next = statements.findIndex(({ from }) => from === best.to)
  for (; isOther(statements[next], to, first, lines); next += 1) {
    const other = statements[next]?.text ?? ''
    const joined = `${text.replace(/[.;\s]+$/, '')}; ${other}`
    const isNew = !saysAll(text, other) && !saysAll(other, text)
    if (isNew && joined.length <= MAX_JOINED_CHARACTERS) text = joined
    to += 1
  }
  return { ...best, text, to }
}

function isOther(one: Statement | undefined, at: number, first: Line, lines: Lines): boolean {
  const line = lines[at]
  return (
    one?.from === at &&
    one.to === at + 1 &&
    one.weight === WEIGHT.failure &&
    line?.indent === first.indent &&
    !line.logged &&
    !isError(one.text) &&
    placeOf(line.text) !== (placeOf(first.text) ?? '')
  )
}

/** `/etc/app.conf:3: `: what a parser says of the same line next, it mostly says because of the first. */
function placeOf(text: string): string | undefined {
  return /^\S+:\d+(?=: )/.exec(text)?.[0]
}
