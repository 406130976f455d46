import { isFrame } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { type Block, type Link, linkAt } from './chain.js'

/** `app.rb:3:in 'load': no such file (Errno::ENOENT)`, the message of many lines perhaps. */
const RAISED = /^\s*(?:\d+: )?(?:from )?\S.*?:\d+:in [`'][^`']*':(?: .*)?$/
const CAUSE = /^\s*Caused by:?\s*$/i

/** Uncaught exceptions, the wrapper first, and their causes. */
export function rubyBlocks(lines: Lines): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (!RAISED.test(lines[at]?.text ?? '')) continue
    const block = blockFrom(lines, at)
    blocks.push(block)
    at = block.to - 1
  }
  return blocks
}

function blockFrom(lines: Lines, from: number): Block {
  const links: Link[] = [linkAt(lines, from, from + 6)]
  let at = from + 1
  while (at < lines.length) {
    const text = lines[at]?.text ?? ''
    if (RAISED.test(text)) links.push(linkAt(lines, at, at + 6))
    else if (!isFrame(text) && !CAUSE.test(text) && !/^\s*\.\.\. \d+ levels/.test(text)) {
      // The rest of a message stands between it and the frames.
      const next = frameSoon(lines, at)
      if (next === undefined) break
      at = next
    }
    at += 1
  }
  return { from, to: at, links: links.reverse() }
}

function frameSoon(lines: Lines, from: number): number | undefined {
  for (let at = from; at < Math.min(lines.length, from + 10); at += 1) {
    if (/^\s+from \S+:\d+:in /.test(lines[at]?.text ?? '')) return at
    if (isBlank(lines[at]) && isBlank(lines[at + 1])) return undefined
  }
  return undefined
}
