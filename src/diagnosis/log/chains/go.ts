import { isBad } from '../level.js'
import { isFrame } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { names, saysFailure } from '../wording.js'
import { type Block, type Link, linkAt } from './chain.js'

const PANIC =
  /^(?:panic|fatal error|unexpected fault address|runtime): |\bhttp: panic serving \S+: |\bpanic recovered:|\bPANIC\b/
const GOROUTINE = /^\s*goroutine \d+ .*\[.+\]:$/
/** Between the panic and its first goroutine stand a signal, blank lines, a request. */
const BETWEEN = 14
const MAX_MORE_LINES = 3

/** Panics stand before the goroutines; an error that says where it was wrapped goes on below each of these places. */
export function goBlocks(lines: Lines): readonly Block[] {
  return [
    ...panics(lines),
    ...lines.flatMap((_, at) => placedChain(lines, at) ?? []),
    ...lines.flatMap((_, at) => tracedChain(lines, at) ?? []),
  ]
}

const TRACED_FRAME = /^\t\S+\.(?:go|s):\d+$/
/** An error is told in so many lines at most above its frames. */
const MAX_TRACED_LINES = 3

/** Errors that keep a stack: the root and its wrappers line by line, frames, and the outer wrappers below them. */
function tracedChain(lines: Lines, first: number): Block | undefined {
  const isTraced = (at: number) => TRACED_FRAME.test(lines[at]?.text ?? '')
  const isPart = (at: number) => at >= 0 && at < lines.length && !isBlank(lines[at])
  if (!isTraced(first + 1) || isTraced(first - 1) || !isPart(first - 1)) return undefined
  // A logger shows where it was called, or announces the place.
  const head = lines[first - 1]
  if (head === undefined || isBad(head.level) || head.said.endsWith(':')) return undefined
  let from = first - 1
  while (!lines[from]?.logged && first - from < MAX_TRACED_LINES && isPart(from - 1)) from -= 1
  const failing = lines.findLastIndex(({ said }, at) => at >= from && at < first && saysFailure(said))
  from = failing < 0 ? first - 1 : failing
  const links: Link[] = []
  let at = from
  for (; isPart(at) && (at < first || !lines[at]?.logged); at += 1) {
    if (isTraced(at + 1)) at += 1
    else links.push({ text: lines[at]?.said ?? '', from: at, to: at + 1 })
  }
  return { from, to: at, links }
}

const ANNOUNCING_PLACE = /^\s+\S+\.go:\d+:$/

/** `could not build a.New`, below it its place and a colon, then in the same way what that needs, and at last what is missing. */
function placedChain(lines: Lines, from: number): Block | undefined {
  const said = (at: number) => lines[at]?.said ?? ''
  const isPlace = (at: number) => ANNOUNCING_PLACE.test(lines[at]?.text ?? '')
  if (isPlace(from) || !isPlace(from + 1)) return undefined
  let root = from
  while (root + 1 < lines.length && (isPlace(root + 1) || said(root).endsWith(':'))) root += 1
  const above = said(root - 1)
  const isNamed = above.endsWith(':') && !isPlace(root - 1)
  const text = isNamed ? `${above} ${said(root).replace(/^- /, '')}` : said(root)
  return { from, to: root + 1, links: [{ text, from: isNamed ? root - 1 : root, to: root + 1 }] }
}

function panics(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (!PANIC.test(lines[at]?.said ?? '')) continue
    const frame = firstFrame(lines, at)
    if (frame === undefined) continue
    let to = frame
    while (to < lines.length && belongs(lines, to)) to += 1
    const head = headline(lines, at, frame)
    blocks.push({ from: at, to, links: [withRest(linkAt(lines, head, frame), lines)] })
    at = to - 1
  }
  return blocks
}

function firstFrame(lines: Lines, panic: number): number | undefined {
  for (let at = panic + 1; at < Math.min(lines.length, panic + BETWEEN); at += 1) {
    if (isFrame(lines[at]?.text ?? '')) return at
  }
  return undefined
}

/** A recovered panic is told below the request that met it, right before its frames. */
function headline(lines: Lines, panic: number, frame: number): number {
  // What is farther in right below belongs to the message.
  if (!/:$/.test(lines[panic]?.said ?? '') || REST.test(lines[panic + 1]?.text ?? '')) return panic
  for (let at = frame - 1; at > panic; at -= 1) if (!isBlank(lines[at])) return at
  return panic
}

/** A line of a message of several, which is no place of the source. */
const REST = /^\t+[^\t/]/

/** A message that names nothing goes on further in: `test timed out after 10m`, `running tests:`, `TestPay (9m)`. */
function withRest(link: Link, lines: Lines): Link {
  if (names(link.text)) return link
  let to = link.to
  while (to < link.to + MAX_MORE_LINES && REST.test(lines[to]?.text ?? '')) to += 1
  const more = lines.slice(link.to, to).map(({ said }) => said)
  return { ...link, text: [link.text, ...more].join(' '), to }
}

function belongs(lines: Lines, at: number): boolean {
  const line = lines[at]
  if (line === undefined) return false
  if (isBlank(line)) return lines.slice(at, at + 3).some((next) => GOROUTINE.test(next.text))
  return isFrame(line.text) || line.indent > 0 || /^exit status \d+$/.test(line.text)
}
