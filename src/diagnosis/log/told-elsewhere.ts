import { ADDRESS } from './cause-text.js'
import { isBad } from './level.js'
import type { Lines } from './lines.js'
import { MAX_JOINED_CHARACTERS } from './several-errors.js'
import type { Statement } from './statements.js'
import { WEIGHT } from './weight.js'
import { isHealed, messageOf, names, saysAll, saysFailure } from './wording.js'

/** What a statement leaves out, and another one of the log tells. */
export function toldElsewhere(best: Statement, statements: readonly Statement[], lines: Lines): Statement {
  if (best.weight <= WEIGHT.ordinary) return underItsHeadline(best, statements, lines)
  return loggedInFull(best, statements, lines) ?? withPeer(best, statements)
}

/** `You have 1 pending migration:`, and below it, farther in, which. */
function underItsHeadline(best: Statement, statements: readonly Statement[], lines: Lines): Statement {
  const indent = lines[best.from]?.indent ?? 0
  const above = statements.filter(({ from }) => from < best.from)
  const head = above.findLast(({ from }) => (lines[from]?.indent ?? 0) < indent)
  if (head === undefined || !/\w:$/.test(head.text)) return best
  const first = above.find(({ from }) => from === head.to) ?? best
  const text = `${head.text} ${first.text}`
  return text.length > MAX_JOINED_CHARACTERS ? best : { ...best, text, from: head.from, to: first.to }
}

/** Between the line of a logger that panics and the panic stand a few places of the source. */
const MAX_LINES_BETWEEN = 12

/** A logger says what happened with its fields, and then panics with the message alone. */
function loggedInFull(
  best: Statement,
  statements: readonly Statement[],
  lines: Lines,
): Statement | undefined {
  if (names(best.text)) return undefined
  const said = messageOf(best.text)
  return statements.findLast(
    ({ from, text }) =>
      from < best.from &&
      from >= best.from - MAX_LINES_BETWEEN &&
      lines[from]?.logged === true &&
      isBad(lines[from]?.level) &&
      text.length > said.length &&
      text.startsWith(said) &&
      saysFailure(text),
  )
}

/** A client that could not reach a server, and does not say which. */
const WITHOUT_PEER = /\b(?:brokers?|transport|bootstrap|node assignment|server selection)\b/i
const OUT_OF_REACH = /\b(?:refused|unreachable|(?:could not|cannot) be established|no such host|not known)\b/i

const REFUSED = /\bconnection refused\b/i
const FAILED_CONNECTION = /\b(?:error|failed|failure|cannot|could not|unable)\b.*\bconnect/i

/** Clients log each attempt to connect with the address, and then throw without it. */
function withPeer(best: Statement, statements: readonly Statement[]): Statement {
  const isWithoutPeer = WITHOUT_PEER.test(best.text) || REFUSED.test(best.text)
  if (!isWithoutPeer || ADDRESS.test(best.text)) return best
  const attempt = statements.findLast(
    ({ text, from, to }) =>
      (to <= best.from || from >= best.to) &&
      (OUT_OF_REACH.test(text) || FAILED_CONNECTION.test(text)) &&
      ADDRESS.test(text) &&
      !isHealed(text) &&
      !saysAll(best.text, text),
  )
  if (attempt === undefined) return best
  const text = `${best.text.replace(/[.:\s]+$/, '')}; ${attempt.text}`
  return text.length > MAX_JOINED_CHARACTERS ? { ...attempt, weight: best.weight } : { ...best, text }
}
