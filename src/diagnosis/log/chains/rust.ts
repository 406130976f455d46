import { isIncidental, isNoise } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { type Block, inOneLine, type Link, linkAt } from './chain.js'

const PANICKED = /^\s*thread '[^']*'(?: \(\d+\))? panicked at (.*)$/
const BACKTRACE = /^\s*(?:stack backtrace:$|[━─═-]+ ?BACKTRACE)/i

/** What a build script printed, which is a log of its own. */
const PRINTED = /^\s*--- (?:stdout|stderr)$/

/** Panics, and the causes of anyhow, eyre and their kin, of which the last is the root. Each says only its own part. */
export function rustBlocks(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const block =
      panicAt(lines, at) ?? causesAt(lines, at) ?? numberedAt(lines, at) ?? inlineCausesAt(lines, at)
    if (block === undefined) continue
    const to = endOfBacktrace(lines, block.to)
    blocks.push({ ...block, to })
    at = to - 1
  }
  return blocks
}

function panicAt(lines: Lines, at: number): Block | undefined {
  const rest = PANICKED.exec(lines[at]?.text ?? '')?.[1]
  if (rest === undefined) return undefined
  const old = /^'(.*)', \S+:\d+/.exec(rest)?.[1]
  if (old !== undefined) return { from: at, to: at + 1, links: [{ text: old, from: at, to: at + 1 }] }
  let begin = at + 1
  while (begin < at + 4 && isBlank(lines[begin])) begin += 1
  let to = begin
  while (to < lines.length && to < at + 20 && !isBlank(lines[to]) && !isIncidentalAt(lines, to)) to += 1
  return { from: at, to, links: [linkAt(lines, begin, to)] }
}

function isIncidentalAt(lines: Lines, at: number): boolean {
  const line = lines[at]
  return line !== undefined && isIncidental(line)
}

/** `Caused by:` alone on its line; what it explains stands above. */
function causesAt(lines: Lines, at: number): Block | undefined {
  if (!/^\s*Caused by:\s*$/.test(lines[at]?.text ?? '')) return undefined
  const head = headAbove(lines, at)
  const outer: Link[] = head === undefined ? [] : [linkAt(lines, head, at)]
  const { links, to } = causesFrom(lines, at + 1)
  return { from: head ?? at, to, links: inOneLine([...outer, ...links].reverse()) }
}

/** `Error:` alone on its line, and `0: …`, `1: …` below it. */
function numberedAt(lines: Lines, at: number): Block | undefined {
  if (!/^\s*Error:\s*$/.test(lines[at]?.text ?? '') || !/^\s+0: /.test(lines[at + 1]?.text ?? ''))
    return undefined
  const { links, to } = causesFrom(lines, at + 1)
  return { from: at, to, links: inOneLine([...links].reverse()) }
}

const INLINE_CAUSE = /^\s+(?:Caused by|Cause): (?=\S)/

/** `  Cause: …`, one below the other, and above them, less far in, what they explain. */
function inlineCausesAt(lines: Lines, at: number): Block | undefined {
  const [head, first] = [lines[at - 1], lines[at]]
  if (head === undefined || first === undefined || !INLINE_CAUSE.test(first.text)) return undefined
  if (isNoise(head.text) || head.indent >= first.indent) return undefined
  const end = endOfCauses(lines, at)
  const causes: Link[] = []
  for (let to = at; to < end; to += 1) {
    if (!INLINE_CAUSE.test(lines[to]?.text ?? '')) continue
    const link = linkAt(lines, to, end)
    causes.push({ ...link, text: ` ${link.text}`.replace(INLINE_CAUSE, '') })
  }
  return { from: at - 1, to: end, links: inOneLine([linkAt(lines, at - 1, at), ...causes].reverse()) }
}

function endOfCauses(lines: Lines, from: number): number {
  const blank = lines.slice(from, from + MAX_CAUSE_LINES).findIndex((line) => isBlank(line))
  return blank < 0 ? Math.min(lines.length, from + MAX_CAUSE_LINES) : from + blank
}

const MAX_CAUSE_LINES = 60

function causesFrom(lines: Lines, from: number): { readonly links: readonly Link[]; readonly to: number } {
  const links: Link[] = []
  let to = from
  for (; to < Math.min(lines.length, from + MAX_CAUSE_LINES); to += 1) {
    const line = lines[to]
    if (line === undefined || isBlank(line) || BACKTRACE.test(line.text) || PRINTED.test(line.text)) break
    if (line.quoted || isNoise(line.text) || /^\s*Caused by:\s*$/.test(line.text)) continue
    // Unindented, only one line is the cause: Ruby writes it so.
    if (line.indent === 0 && links.length > 0) break
    const link = linkAt(lines, to, to + 1)
    links.push({ ...link, text: link.text.replace(/^\d+: /, '') })
  }
  return { links, to }
}

function headAbove(lines: Lines, at: number): number | undefined {
  for (let above = at - 1; above >= Math.max(0, at - 30); above -= 1) {
    const line = lines[above]
    if (line !== undefined && !line.quoted && !isNoise(line.text)) return above
  }
  return undefined
}

/** One past a backtrace, if one begins here or soon behind. */
function endOfBacktrace(lines: Lines, from: number): number {
  let at = from
  while (at < Math.min(lines.length, from + 6) && !BACKTRACE.test(lines[at]?.text ?? '')) at += 1
  if (!BACKTRACE.test(lines[at]?.text ?? '')) return from
  at += 1
  while (at < lines.length && (isBlank(lines[at]) || (lines[at]?.indent ?? 0) > 0)) at += 1
  return at
}
