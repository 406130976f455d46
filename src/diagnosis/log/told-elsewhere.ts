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
  return (
    loggedInFull(best, statements, lines) ??
    withWhatFailed(best, statements, lines) ??
    withObject(withPlace(withPeer(best, statements), statements), statements)
  )
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

/** Between what went wrong and the word that the program ends for it stand a few lines of what it does on the way. */
const MAX_LINES_BEFORE_THE_END = 24

/** `FATAL: unable to open the socket`: which one, and why, was logged before, or stands right below as the detail. */
function withWhatFailed(
  best: Statement,
  statements: readonly Statement[],
  lines: Lines,
): Statement | undefined {
  if (lines[best.from]?.level !== 'fatal' || names(best.text)) return undefined
  const detail = /^DETAIL: +(.+)$/.exec(lines[best.to]?.said ?? '')?.[1]
  if (detail !== undefined && saysFailure(detail))
    return joined(best, { text: detail, from: best.to, to: best.to + 1 })
  // What was thrown and handled is another matter.
  const before = statements.findLast(
    ({ from, text, weight }) =>
      lines[from]?.logged === true &&
      from < best.from &&
      from >= best.from - MAX_LINES_BEFORE_THE_END &&
      weight >= WEIGHT.failure &&
      names(text) &&
      !isHealed(text),
  )
  return before && joined(best, before)
}

/** What the system answers, without saying which file or address it was asked for. */
const SYSTEM_ERROR =
  /(?:No such file or directory|Permission denied|Operation not permitted|Address already in use|Cannot assign requested address|Read-only file system|Not a directory|Is a directory|File exists|No space left on device|Connection refused|No route to host|Network is unreachable)["']?(?: \(\d+\))?\W*$/i

/** The same, as Node and some drivers name it. */
const SYSTEM_ERROR_CODE = /\bE[A-Z]{3,}\W*$/

/** `[core/socket.c line 769]`, `../crypto/bss_file.c:297`: where in its own source a program was. */
const OWN_PLACE = /\[?\S+\.(?:c|cc|cpp|h|go|rs)(?::\d+| line \d+)\]?/g

const PATH = /(?<=^|[\s=('"[])\.{0,2}\/[\w.@+-]+/

/** What a program is about to do, or supposes. */
const AT_WORK = /^\W*(?:\w+: )?(?:[A-Z]?[a-z]+ing|probably|maybe)\b/

const LINES_ABOVE = 4

/** What a program asks the reader, below what it failed at: `Is something else running on port 8080?` */
const QUESTION = /^(?:hint: +)?((?:is|are|does|do|has|have|did) [^?]*\?)/i

const LINES_BELOW = 8

/** `bind(): Address already in use`, and right above it `Binding to 10.0.0.1:80`, or a question below it. */
function withObject(best: Statement, statements: readonly Statement[]): Statement {
  if (best.text.length > MAX_JOINED_CHARACTERS) return best
  const said = best.text.replace(OWN_PLACE, '').trim()
  const call = said.replace(SYSTEM_ERROR, '').replace(SYSTEM_ERROR_CODE, '')
  const isWhole = /address already in use/i.test(said) ? PORT.test(call) : isObject(call)
  if (call === said || isWhole) return best
  const about = statements
    .filter(({ text }) => text.length <= MAX_JOINED_CHARACTERS && isObject(text))
    .map((one) => ({ ...one, text: messageOf(one.text).replace(/^\W+(?=\w)/, '') }))
  const other =
    about.findLast(
      ({ from, text }) => from < best.from && from >= best.from - LINES_ABOVE && AT_WORK.test(text),
    ) ??
    about.flatMap((one) => {
      const asked = QUESTION.exec(one.text)?.[1]
      const isBelow = one.from >= best.to && one.from < best.to + LINES_BELOW
      return isBelow && asked !== undefined ? { ...one, text: asked } : []
    })[0]
  return other === undefined ? best : joined(best, other)
}

/** An address alone is taken by nobody: its port is. */
const PORT = /\bport:? ?\d+|[:-]\d{2,5}\b|\/\w+\.\w/i

function isObject(text: string): boolean {
  return (
    PATH.test(text) ||
    ADDRESS.test(text) ||
    /['"`][^'"`]+['"`]|\b[\w-]+\.[a-z]{2,5}\b|\bport:? ?\d+|:\d{2,5}\b/i.test(text)
  )
}

/** `app.conf: line 3: <include> handler failed` */
const PLACED = /^\S+: line \d+: /

/** What a file of settings asked for failed, and right below it is said which line of the file asked for it. */
function withPlace(best: Statement, statements: readonly Statement[]): Statement {
  const below = statements.find(({ from }) => from === best.to)
  return below !== undefined && PLACED.test(below.text) && !/\bline \d+/.test(best.text)
    ? joined(best, below)
    : best
}

/** Both, in the order of the log, if they fit. */
function joined(best: Statement, other: Omit<Statement, 'weight'>): Statement {
  const [first, second] = other.from < best.from ? [other, best] : [best, other]
  const text = `${first.text.replace(/[.:\s]+$/, '')}; ${second.text}`
  if (text.length > MAX_JOINED_CHARACTERS) return best
  return { ...best, text, from: first.from, to: second.to }
}

/** A client that could not reach a server, and does not say which. */
const WITHOUT_PEER = /\b(?:brokers?|pool|transport|bootstrap|node assignment|server selection)\b/i
const OUT_OF_REACH = /\b(?:refused|unreachable|(?:could not|cannot) be established|no such host|not known)\b/i

const REFUSED = /\bconnection refused\b/i
const FAILED_CONNECTION = /\b(?:error|failed|failure|cannot|could not|unable)\b.*\bconnect/i

function hasPeer(text: string): boolean {
  return ADDRESS.test(text) || /\bport \d+/.test(text)
}

/** Clients log each attempt to connect with the address, and then throw without it. */
function withPeer(best: Statement, statements: readonly Statement[]): Statement {
  const isWithoutPeer = WITHOUT_PEER.test(best.text) || REFUSED.test(best.text)
  if (!isWithoutPeer || hasPeer(best.text)) return best
  const attempt = statements.findLast(
    ({ text, from, to }) =>
      (to <= best.from || from >= best.to) &&
      (OUT_OF_REACH.test(text) || FAILED_CONNECTION.test(text)) &&
      hasPeer(text) &&
      !isHealed(text) &&
      !saysAll(best.text, text),
  )
  if (attempt === undefined) return best
  const text = `${best.text.replace(/[.:\s]+$/, '')}; ${attempt.text}`
  return text.length > MAX_JOINED_CHARACTERS ? { ...attempt, weight: best.weight } : { ...best, text }
}
