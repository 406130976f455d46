import { endOfBracket } from './bracketed-document.js'
import { beamBlocks } from './chains/beam.js'
import { type Block, type Link, linkAt, tellingLink } from './chains/chain.js'
import { goBlocks } from './chains/go.js'
import { phpBlocks } from './chains/php.js'
import { pythonBlocks } from './chains/python.js'
import { rubyBlocks } from './chains/ruby.js'
import { rustBlocks } from './chains/rust.js'
import { stackBlocks } from './chains/stack.js'
import { messageIn } from './columns.js'
import { testBlocks } from './failed-tests.js'
import { isBad } from './level.js'
import { isFrame, isWrapper } from './line-kind.js'
import { isBlank, type Line, type Lines } from './lines.js'
import { type Structured, structuredIn, together, withFields } from './structured-line.js'
import { HEALED_WEIGHT, WEIGHT, weightOfException, weightOfLine, weightOfSaid } from './weight.js'
import { isAftermath, isError, isHealed, names } from './wording.js'

/** Something the log says, and how likely it is the cause. */
export interface Statement extends Link {
  readonly weight: number
}

/** The earlier of these have the first say of what a line belongs to. */
const FINDERS: readonly ((lines: Lines) => readonly Block[])[] = [
  ...[testBlocks, pythonBlocks, goBlocks, rustBlocks, phpBlocks, rubyBlocks, beamBlocks, stackBlocks],
]

/** All that a log says, in order. `told` reads a stack trace that a line keeps in a field. */
export function statementsIn(lines: Lines, told: (log: string) => string | undefined): readonly Statement[] {
  const owner: (Block | undefined)[] = lines.map(() => undefined)
  const statements: Statement[] = []
  FINDERS.forEach((find, rank) => {
    for (const block of find(lines)) {
      if (block.links.length === 0 || owner[block.from] !== undefined) continue
      for (let at = block.from; at < block.to; at += 1) owner[at] ??= block
      statements.push(
        rank === 0 ? { ...tellingLink(block.links), weight: WEIGHT.test } : ofException(lines, block, owner),
      )
    }
  })
  let fields = 0
  lines.forEach((line, at) => {
    if (owner[at] !== undefined || isBlank(line)) return
    const statement = ofLine(lines, at, told, endOfOwn(owner, at))
    // What a line opens with a bracket are its fields, unless the bracket is all it has.
    statements.push(
      at < fields ? { ...statement, weight: Math.min(statement.weight, WEIGHT.pointer) } : statement,
    )
    if (at >= fields && /\w/.test(line.text)) fields = Math.max(statement.to, endOfBracket(lines, at) ?? 0)
  })
  return statements.sort((one, other) => one.from - other.from)
}

/** A line is told with so many at most. */
const TOLD_LINES = 12

/** One past what can belong to a line: an exception below it is another matter. */
function endOfOwn(owner: readonly (Block | undefined)[], at: number): number {
  const other = owner.slice(at, at + TOLD_LINES).findIndex((block) => block !== undefined)
  return at + (other < 0 ? TOLD_LINES : other)
}

/** The line of a logger right above an exception belongs to it. */
function ofException(lines: Lines, block: Block, owner: (Block | undefined)[]): Statement {
  const head = headlineAbove(lines, block, owner)
  if (head !== undefined) owner[head] = block
  const line = lines[head ?? block.from]
  const isRecord = structuredIn(line?.text ?? '') !== undefined
  const links = head === undefined || isRecord ? block.links : [...block.links, linkAt(lines, head, head + 1)]
  const best = tellingLink(links)
  return { ...best, weight: weightOfException(best.text, line?.level, line?.said ?? '') }
}

function headlineAbove(
  lines: Lines,
  block: Block,
  owner: readonly (Block | undefined)[],
): number | undefined {
  if (lines[block.from]?.logged) return undefined
  for (let at = block.from - 1; at >= Math.max(0, block.from - 3); at -= 1) {
    const line = lines[at]
    if (line === undefined || isBlank(line)) continue
    return owner[at] === undefined && (isHeadline(line) || isBadRecord(line)) ? at : undefined
  }
  return undefined
}

/** A record of a logger whose formatter leaves the exception to the lines below. */
function isBadRecord({ text }: Line): boolean {
  const record = structuredIn(text)
  return record !== undefined && isBad(record.level) && record.error === undefined
}

function isHeadline({ text, said, level }: Line): boolean {
  if (isFrame(text) || isWrapper(text)) return false
  // A level from a headline above says nothing of what comes next.
  const isWarning = level === 'warn' && messageIn(text).level === 'warn'
  return isWarning || isBad(level) || /:$/.test(said) || /^Exception ignored/.test(said)
}

function ofLine(lines: Lines, at: number, told: (log: string) => string | undefined, end: number): Statement {
  const line = lines[at]
  const here = { from: at, to: at + 1 }
  if (line === undefined) return { text: '', ...here, weight: 0 }
  const structured = structuredIn(line.text.trim())
  if (structured !== undefined) return ofStructured(structured, here, told)
  const fields = withFields(line.said)
  if (fields !== undefined) return ofStructured({ level: line.level, ...fields }, here, told)
  const weight = line.quoted ? WEIGHT.noise : weightOfLine(line.text, line.said, line.level)
  if (weight === WEIGHT.failure && isHealedBelow(line, lines[at + 1]))
    return { text: line.said, ...here, weight: weight - HEALED_WEIGHT }
  // What is added to a message, such as a statement that ends with a bracket, is no headline.
  if (weight < WEIGHT.aftermath || weight === WEIGHT.incidentalFailure)
    return { text: line.said, ...here, weight }
  const link = withQuoted(linkAt(lines, at, end), lines[at - 1]?.said ?? '')
  if (link.to === at + 1) return { ...link, weight }
  // The headline says that it is an error, the text below it which.
  const said = weightOfSaid(link.text, line.level ?? (isError(line.said) ? 'error' : undefined))
  return {
    ...link,
    weight: line.level === 'info' || line.level === 'warn' ? said : Math.max(said, WEIGHT.failure),
  }
}

/** `SLF4J: Failed to load class "x"`, and below it `SLF4J: Defaulting to no-operation`: one speaks, and gets over it. */
function isHealedBelow({ said }: Line, below: Line | undefined): boolean {
  const speaker = /^[\w.-]+: /.exec(said)?.[0]
  return speaker !== undefined && below?.said.startsWith(speaker) === true && isHealed(below.said)
}

/** `>>> 'maxmemroy 10mb'` above the message is what the message is about. */
function withQuoted(link: Link, above: string): Link {
  const quoted = /^>{1,3} (.*)$/.exec(above)?.[1]
  return quoted === undefined || names(link.text)
    ? link
    : { ...link, text: `${link.text}: ${quoted}`, from: link.from - 1 }
}

function ofStructured(
  { level, message, error }: Structured,
  here: { readonly from: number; readonly to: number },
  told: (log: string) => string | undefined,
): Statement {
  const cause = error?.includes('\n') ? (told(error) ?? error) : error
  const own = message?.includes('\n') ? (told(message) ?? message) : message
  const text = together(own, cause?.replace(/^(?:caused by: |Error: )+/i, ''))
  const bad = level ?? (error === undefined ? undefined : 'error')
  const weight =
    cause !== undefined && isBad(bad) && !isAftermath(cause) && names(cause)
      ? WEIGHT.error
      : weightOfSaid(text, bad)
  return { text, ...here, weight }
}
