import { isDetail, isNoise } from '../line-kind.js'
import { isBlank, type Line, type Lines } from '../lines.js'
import { isError } from '../wording.js'
import { type Block, type Link, linkAt } from './chain.js'

const TRACEBACK = /Traceback \(most recent call last\):?\s*$/
const FRAME = /^(?:> |\s*)File "[^"]+", line \d+/
const CAUSE = /^\s*The above exception was the direct cause of the following exception:/
const CONTEXT = /^\s*During handling of the above exception, another exception occurred:/
const GROUP_OPENS = /^[^|]{0,80}?\+ (?=Exception Group Traceback)/

/** Tracebacks. The root of a chain comes first; of exceptions that came up while another was handled, the last counts. */
export function pythonBlocks(given: Lines): readonly Block[] {
  const lines = withoutMarginsOfGroups(given)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const block = opensAt(lines, at) ? chainFrom(lines, at) : undefined
    if (block === undefined) continue
    blocks.push(block)
    at = block.to - 1
  }
  return blocks
}

function opensAt(lines: Lines, at: number): boolean {
  const text = lines[at]?.text ?? ''
  return TRACEBACK.test(text) || FRAME.test(text)
}

function chainFrom(lines: Lines, from: number): Block | undefined {
  let links: Link[] = []
  let earlier: Link[] = []
  let at = from
  for (;;) {
    const link = exceptionFrom(lines, at)
    if (link === undefined) break
    links.push(link)
    at = link.to
    // Some put the traceback of another process into a message.
    const quoted = TRACEBACK.test(lines[link.from]?.text ?? '') ? chainFrom(lines, link.from) : undefined
    if (quoted !== undefined) return { from, to: quoted.to, links: [...quoted.links, ...earlier] }
    const next = nextFilled(lines, at)
    const text = lines[next]?.text ?? ''
    const inGroup = /\(\d+ sub-exceptions?\)/.test(link.text) && opensAt(lines, next)
    if (inGroup) {
      at = next
      // What is inside is the cause of the group around it.
      const inner = chainFrom(lines, next)
      if (inner !== undefined) return { from, to: inner.to, links: [...inner.links, ...links, ...earlier] }
    }
    const member = memberOf(link, lines, next)
    if (member !== undefined) return { from, to: member.to, links: [member, ...links, ...earlier] }
    const isContext = CONTEXT.test(text)
    if (!isContext && !CAUSE.test(text)) break
    const opening = nextFilled(lines, next + 1)
    if (!opensAt(lines, opening)) break
    if (isContext) {
      earlier = [...links, ...earlier]
      links = []
    }
    at = opening
  }
  if (links.length === 0) [links, earlier] = [earlier, []]
  // The context is asked only where the last says nothing that could be looked for.
  return links.length === 0 ? undefined : { from, to: at, links: [...links, ...earlier] }
}

/** The first of a group that was made, but never raised: it has no frames. */
function memberOf(group: Link, lines: Lines, next: number): Link | undefined {
  const isGroup = /\(\d+ sub-exceptions?\)/.test(group.text)
  return isGroup && isError(lines[next]?.said ?? '') ? linkAt(lines, next, next + 4) : undefined
}

/** One traceback: frames, then what was raised, at the depth of the headline. */
function exceptionFrom(lines: Lines, from: number): Link | undefined {
  let at = TRACEBACK.test(lines[from]?.text ?? '') ? from + 1 : from
  const depth = lines[at]?.indent ?? 0
  while (at < lines.length && isInside(lines[at], depth)) at += 1
  if (at >= lines.length || at === from) return undefined
  let to = isBeginningEmpty(lines, at) ? endOfParagraph(lines, at + 2) : at + 1
  while (to < lines.length && continues(lines[to], lines[at])) to += 1
  const link = linkAt(lines, at, Math.max(to, at + 1))
  return { ...link, to: Math.max(to, link.to) }
}

/** A message that begins with an empty line has its words below it. */
function isBeginningEmpty(lines: Lines, at: number): boolean {
  const below = lines[at + 2]
  return (
    /^[\w.]+:$/.test(lines[at]?.said ?? '') && isBlank(lines[at + 1]) && !isBlank(below) && !below?.logged
  )
}

function endOfParagraph(lines: Lines, from: number): number {
  let to = from
  while (!isBlank(lines[to]) && !lines[to]?.logged) to += 1
  return to
}

function isInside(line: Line | undefined, depth: number): boolean {
  if (line === undefined) return false
  return (
    line.indent >= Math.max(depth, 1) ||
    FRAME.test(line.text) ||
    isBlank(line) ||
    /^\s*\[Previous line repeated/.test(line.text)
  )
}

function continues(line: Line | undefined, head: Line | undefined): boolean {
  if (line === undefined || head === undefined || isBlank(line) || line.logged) return false
  return (
    line.indent > head.indent ||
    isDetail(line.text) ||
    isNoise(line.text) ||
    /:$/.test(head.said) ||
    // The path of a field that is wrong: `items.0.price`
    /^[\w.[\]-]+$/.test(line.said)
  )
}

function nextFilled(lines: Lines, from: number): number {
  let at = from
  while (
    at < lines.length &&
    (isBlank(lines[at]) || isDetail(lines[at]?.text ?? '') || /^\(Background/.test(lines[at]?.text ?? ''))
  )
    at += 1
  return at
}

/** An ExceptionGroup is drawn as a tree; without its margins it reads like any other. */
function withoutMarginsOfGroups(lines: Lines): Lines {
  let inGroup = false
  return lines.map((line) => {
    if (GROUP_OPENS.test(line.text)) inGroup = true
    else if (inGroup && !/^\s*[|+]/.test(line.text)) inGroup = false
    if (!inGroup) return line
    const text = /^\s*\+[-+]/.test(line.text)
      ? ''
      : line.text.replace(GROUP_OPENS, '').replace(/^\s*[|+] ?/, '')
    return { ...line, text, said: text.trim(), indent: text.length - text.trimStart().length }
  })
}
