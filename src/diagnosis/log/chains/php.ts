import { isNoise } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { type Block, type Link, linkAt } from './chain.js'

const UNCAUGHT = /(?:Fatal error: +)?Uncaught /
const NEXT = /^Next [\w\\]+/
const END = /^\s*thrown in .* on line \d+$/
/** Symfony's console draws a box below each of these, the wrapper's first. */
const BOXED = /^In \S+ line \d+:$/
const MAX_UNCAUGHT_LINES = 150

/** Uncaught exceptions of PHP, the root first, and what consoles make of them. */
export function phpBlocks(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? ''
    const block = UNCAUGHT.test(text)
      ? uncaughtFrom(lines, at)
      : BOXED.test(text.trim())
        ? boxesFrom(lines, at)
        : undefined
    if (block === undefined) continue
    blocks.push(block)
    at = block.to - 1
  }
  return blocks
}

function uncaughtFrom(lines: Lines, from: number): Block | undefined {
  const links: Link[] = [linkAt(lines, from, from + 4)]
  for (let at = from + 1; at < Math.min(lines.length, from + MAX_UNCAUGHT_LINES); at += 1) {
    const text = lines[at]?.text ?? ''
    if (NEXT.test(text)) links.push(linkAt(lines, at, at + 4))
    if (END.test(text)) return { from, to: at + 1, links }
  }
  return undefined
}

function boxesFrom(lines: Lines, from: number): Block {
  const links: Link[] = []
  let at = from
  while (at < lines.length && BOXED.test((lines[at]?.text ?? '').trim())) {
    const begin = filled(lines, at + 1)
    let to = begin
    while (to < lines.length && !isBlank(lines[to])) to += 1
    const said = lines
      .slice(begin, to)
      .map((line) => line.said)
      .filter((text) => !/^\[[\w\\]+(?: \(\d+\))?\]$/.test(text))
    if (said.length > 0) links.push({ text: said.join(' '), from: begin, to })
    at = filled(lines, to)
    if (at < lines.length && /^Exception trace:|^\S.* \[-/.test(lines[at]?.text ?? '')) break
  }
  return { from, to: Math.max(at, from + 1), links: links.reverse() }
}

function filled(lines: Lines, from: number): number {
  let at = from
  while (at < lines.length && (isBlank(lines[at]) || isNoise(lines[at]?.text ?? ''))) at += 1
  return at
}
