import { isFrame } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { type Block, type Link, linkAt } from './chain.js'

const RAISED = /^\s*(?:\(\w+\) )?\*\* \(\w[\w.]*\) |^\s*\*\* \(EXIT\)/
const STARTS = /^\s*\(Mix\) Could not start|^\*\* \(/

/** Elixir: the deepest of the lines with two asterisks is the root. */
export function beamBlocks(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (!RAISED.test(lines[at]?.text ?? '') && !STARTS.test(lines[at]?.said ?? '')) continue
    const links: Link[] = []
    let to = at
    for (; to < lines.length && belongs(lines, to, at); to += 1) {
      const text = lines[to]?.text ?? ''
      if (to === at || RAISED.test(text)) links.push(linkAt(lines, to, to + 4))
    }
    blocks.push({ from: at, to, links: links.reverse() })
    at = to - 1
  }
  return blocks
}

function belongs(lines: Lines, at: number, from: number): boolean {
  const line = lines[at]
  if (line === undefined) return false
  if (at === from) return true
  if (isBlank(line)) return (lines[at + 1]?.indent ?? 0) > 0
  return line.indent > 0 || isFrame(line.text) || RAISED.test(line.text)
}
