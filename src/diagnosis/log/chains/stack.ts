import { toldByField } from '../bracketed-document.js'
import { isDetail, isFrame, isIncidental, isNoise, isPointer, isTrailer } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { isAftermath, names, saysFailure } from '../wording.js'
import { type Block, type Link, linkAt } from './chain.js'

/** Node, the JVM, .NET and what else prints `at …` below what was thrown. */
const FRAME = /^\s+at \S|^\s*\.\.\. \d+ (?:more|common)|^\s*--- End of .*stack trace/
const THROWN =
  /(?:^|[\s:([])(?:[\w$]+[.\\/$])*[A-Z][\w$]*(?:Error|Exception|Throwable|Failure|Fault|Panic)\b(?:[ :[(]|$)|(?:^|: )(?:Uncaught|Unhandled)\b|(?:^|\s)Error(?::|$| \[)/
const CAUSED = /^\s*(?:[Cc]aused by: |---> |Suppressed: )/
const NESTED =
  /^\s*(?:\[?\w+\]?['"]?: )?\[?(?:(?:[\w$]+[.\\])*\w*(?:Error|Exception)\b(?: \[\w+\])?(?:: |$)|error: )/
/** A message has so many lines at most, and an error's fields so many. */
const MESSAGE = 40
const FIELDS = 600

export function stackBlocks(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  let done = 0
  for (let at = 0; at < lines.length; at += 1) {
    if (!FRAME.test(lines[at]?.text ?? '')) continue
    const block = blockAround(lines, at, done)
    blocks.push(block)
    done = block.to
    at = block.to - 1
  }
  return blocks
}

function blockAround(lines: Lines, frame: number, done: number): Block {
  const heads = headsAbove(lines, frame, done)
  const from = heads[0] ?? frame
  const { to, inner } = below(lines, frame, lines[from]?.indent ?? 0)
  const outer = heads.map((head, index) => linkAt(lines, head, heads[index + 1] ?? frame))
  return { from, to, links: [...outer, ...saidBelow(lines, outer, frame), ...inner].reverse() }
}

/** `Command failed with exit code 2: psql`, and above the frames what that command has printed. */
function saidBelow(lines: Lines, heads: readonly Link[], frame: number): readonly Link[] {
  const head = heads.at(-1)
  if (head === undefined || (!isAftermath(head.text) && names(head.text))) return []
  // Of a message of several lines the second can say what the first leaves out.
  const end = isAftermath(head.text) ? frame : Math.min(frame, head.to + 1)
  for (let at = head.to; at < end; at += 1) {
    const line = lines[at]
    if (line === undefined || isBlank(line) || isIncidental(line)) continue
    if (saysFailure(line.said) && !isAftermath(line.said)) return [linkAt(lines, at, frame)]
  }
  return []
}

/** Where what was thrown is told: the nearest line above that looks like it, or else the nearest that says something. */
function headsAbove(lines: Lines, frame: number, done: number): readonly number[] {
  const inners: number[] = []
  let nearest: number | undefined
  for (let at = frame - 1; at >= Math.max(done, frame - MESSAGE); at -= 1) {
    const line = lines[at]
    if (line === undefined || isFrame(line.text)) break
    if (isBlank(line)) continue
    if (/^\s*---> /.test(line.text)) inners.unshift(at)
    else if (THROWN.test(line.said) && !isDetail(line.text)) return [at, ...inners]
    else if (!line.quoted && !isNoise(line.text) && !isPointer(line.said) && !isDetail(line.text))
      nearest ??= at
    if (line.logged) break
  }
  return nearest === undefined ? inners : [nearest, ...inners]
}

/** What follows: more frames, causes, and the fields that Node prints in braces. */
function below(
  lines: Lines,
  frame: number,
  depth: number,
): { readonly to: number; readonly inner: readonly Link[] } {
  const inner: Link[] = []
  let at = frame
  while (at < lines.length) {
    const line = lines[at]
    if (line === undefined) break
    if (CAUSED.test(line.text)) {
      const next = nextFrame(lines, at + 1)
      // What failed while things were closed is no cause.
      if (!/^\s*Suppressed/.test(line.text)) inner.push(linkAt(lines, at, next))
      at = next
    } else if (FRAME.test(line.text) || isTrailer(line.text) || (!isBlank(line) && isNoise(line.text))) {
      at += 1
      if (!/[{[]$/.test(line.text)) continue
      const end = endOfFields(lines, at, depth)
      inner.push(...nested(lines, at, end))
      at = end
    } else if (isBlank(line) && continuesBehind(lines, at)) at += 1
    else break
  }
  return { to: at, inner }
}

function continuesBehind(lines: Lines, blank: number): boolean {
  const next = lines.slice(blank, blank + 3).find((line) => !isBlank(line))
  return next !== undefined && (CAUSED.test(next.text) || FRAME.test(next.text))
}

/** A cause's message can have lines of its own before its frames. */
function nextFrame(lines: Lines, from: number): number {
  for (let at = from; at < Math.min(lines.length, from + MESSAGE); at += 1) {
    const text = lines[at]?.text ?? ''
    if (FRAME.test(text) || CAUSED.test(text)) return at
  }
  return from
}

function endOfFields(lines: Lines, from: number, depth: number): number {
  for (let at = from; at < Math.min(lines.length, from + FIELDS); at += 1) {
    const line = lines[at]
    if (line !== undefined && !isBlank(line) && line.indent <= depth)
      return /^\s*[\])}]/.test(line.text) ? at + 1 : at
  }
  return Math.min(lines.length, from + FIELDS)
}

/** The errors inside an error. The deepest is told last. */
function nested(lines: Lines, from: number, to: number): readonly Link[] {
  const links: Link[] = []
  for (let at = from; at < to; at += 1) {
    const text = lines[at]?.text ?? ''
    if (!NESTED.test(text) || isFrame(text)) continue
    const link = linkAt(lines, at, to)
    const told = link.text.replace(/^\[?\w+\]?['"]?: (?=\S*(?:[eE]rror|Exception)\b)/, '')
    if (/\w{3}/.test(told) && !/[[{]$/.test(told)) links.push({ ...link, text: told })
  }
  if (links.length > 0) return links
  const field = toldByField(lines.slice(from, to).map(({ text }) => text))
  return field === undefined ? [] : [{ text: field, from, to }]
}
