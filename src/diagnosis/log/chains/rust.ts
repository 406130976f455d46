import { isNoise, isTrailer } from '../aside.js'
import { isBlank, type Lines } from '../lines.js'
import { type Block, type Link, linkAt } from './chain.js'

const PANICKED = /^\s*thread '[^']*'(?: \(\d+\))? panicked at (.*)$/
const LIST = /^\s*(?:Caused by|Stack backtrace|Because|Context|Reason)s?:$/i

/** Panics, and the numbered causes of anyhow, eyre and their kin, of which the last is the root. */
export function rustBlocks(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const block = panicAt(lines, at) ?? causesAt(lines, at)
    if (block === undefined) continue
    blocks.push(block)
    at = block.to - 1
  }
  return blocks
}

function panicAt(lines: Lines, at: number): Block | undefined {
  const rest = PANICKED.exec(lines[at]?.text ?? '')?.[1]
  if (rest === undefined) return undefined
  const old = /^'(.*)', \S+:\d+/.exec(rest)?.[1]
  if (old !== undefined) return { from: at, to: at + 1, links: [{ text: old, from: at, to: at + 1 }] }
  let to = at + 1
  while (to < lines.length && to < at + 20 && !isBlank(lines[to]) && !isTrailer(lines[to]?.text ?? '')) to += 1
  return { from: at, to, links: [linkAt(lines, at + 1, to)] }
}

/** `Caused by:` alone on its line; what it explains stands above. */
function causesAt(lines: Lines, at: number): Block | undefined {
  if (!/^\s*Caused by:\s*$/.test(lines[at]?.text ?? '')) return undefined
  const head = headAbove(lines, at)
  const links: Link[] = head === undefined ? [] : [linkAt(lines, head, at)]
  let to = at + 1
  for (; to < lines.length && to < at + 60; to += 1) {
    const line = lines[to]
    if (line === undefined || (isBlank(line) && !isBlank(lines[to + 1]) && LIST.test(lines[to + 1]?.text ?? ''))) continue
    if (isBlank(line)) break
    if (LIST.test(line.text) || isNoise(line.text)) continue
    if (line.indent === 0 && links.length > (head === undefined ? 0 : 1)) break
    const link = linkAt(lines, to, to + 1)
    links.push({ ...link, text: link.text.replace(/^\d+: /, '') })
  }
  return { from: head ?? at, to, links: links.reverse() }
}

function headAbove(lines: Lines, at: number): number | undefined {
  for (let above = at - 1; above >= Math.max(0, at - 30); above -= 1) {
    const line = lines[above]
    if (line !== undefined && !isNoise(line.text)) return above
  }
  return undefined
}
