import { Transform } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** Shorter texts occur everywhere by chance; hiding them would make a log unreadable and hide nothing. */
const shortest = 3
const stars = '***'

/** Replaces what must not be seen by `***`, wherever words leave the gate. */
export interface Masker {
  /** Lines of a secret count on their own, as do their JSON-escaped forms; those under 3 characters are left. */
  add(secret: string): void
  /** Also what is left of a secret where the gate has cut a text, before a `…` or behind one. */
  apply(text: string): string
  /** The same for a stream of bytes in UTF-8, also where a secret falls on the border of two chunks. */
  stream(): Transform
}

export function createMasker(): Masker {
  const secrets = new Set<string>()
  return {
    add: (secret) => {
      for (const form of secretLines(secret).flatMap(formsOf)) secrets.add(form)
    },
    apply: (text) => starred(text, [...find(text, secrets), ...findCut(text, secrets)]),
    stream: () => maskingStream(secrets),
  }
}

/** The lines of a secret that are long enough to be hidden, without the space around them. */
export function secretLines(secret: string): string[] {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim())
  return lines.filter((line) => line.length >= shortest)
}

/** A line as it is, inside JSON, and where white space was folded to make one line. */
function formsOf(line: string): string[] {
  return [line, JSON.stringify(line).slice(1, -1), line.replace(/\s+/g, ' ')]
}

/** What a stream keeps between two chunks. */
interface Carry {
  /** Text not written yet, because a secret may begin in it. */
  readonly held: string
  /** How many characters at the start of `held` belong to a secret whose stars are written already. */
  readonly covered: number
}

/** Overlapping secrets become one: replacing them one after another would show the rest of the second. */
function maskNext(
  carry: Carry,
  chunk: string,
  secrets: ReadonlySet<string>,
  last: boolean,
): { text: string; carry: Carry } {
  const buffer = carry.held + chunk
  const longest = Math.max(1, ...[...secrets].map((secret) => secret.length))
  // A secret that begins before this place lies in the buffer as a whole; none goes beyond the end of a line.
  const safe = last ? buffer.length : Math.max(buffer.lastIndexOf('\n') + 1, buffer.length - longest + 1)
  const spans = merge([{ start: 0, end: carry.covered }, ...find(buffer, secrets)])
  const parts: string[] = []
  let written = 0
  for (const { start, end } of spans) {
    if (start >= safe) break
    const starsAreOut = start === 0 && carry.covered > 0
    parts.push(buffer.slice(written, start), starsAreOut ? '' : stars)
    written = end
  }
  parts.push(buffer.slice(written, Math.max(written, safe)))
  return { text: parts.join(''), carry: { held: buffer.slice(safe), covered: Math.max(0, written - safe) } }
}

interface Span {
  readonly start: number
  readonly end: number
}

function find(text: string, secrets: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  for (const secret of secrets) {
    for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
      spans.push({ start, end: start + secret.length })
    }
  }
  return spans
}

/** Of a secret that was cut, fewer characters than this tell nothing, and are words of other texts. */
const leastOfCut = 8

/** Beginnings of secrets before a `…`, and ends of them behind one; there may be white space between. */
function findCut(text: string, secrets: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  const long = [...secrets].filter((secret) => secret.length > leastOfCut)
  for (let at = text.indexOf('…'); at >= 0; at = text.indexOf('…', at + 1)) {
    let end = at
    while (isSpace(text[end - 1])) end -= 1
    let start = at + 1
    while (isSpace(text[start])) start += 1
    for (const secret of long) {
      const head = beginning(secret, text.slice(Math.max(0, end - secret.length + 1), end))
      const tail = ending(secret, text.slice(start, start + secret.length - 1))
      spans.push({ start: end - head, end }, { start, end: start + tail })
    }
  }
  return spans
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

/** How many characters at the end of a text are the beginning of a secret; 0: too few. */
function beginning(secret: string, text: string): number {
  const head = secret.slice(0, leastOfCut)
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    if (secret.startsWith(text.slice(at))) return text.length - at
  }
  return 0
}

/** How many characters at the start of a text are the end of a secret; 0: too few. */
function ending(secret: string, text: string): number {
  const tail = secret.slice(-leastOfCut)
  for (let at = text.lastIndexOf(tail); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(tail, at - 1)) {
    const length = at + leastOfCut
    if (secret.endsWith(text.slice(0, length))) return length
  }
  return 0
}

function starred(text: string, spans: readonly Span[]): string {
  let written = 0
  const parts = merge(spans).map(({ start, end }) => {
    const part = `${text.slice(written, start)}${stars}`
    written = end
    return part
  })
  return `${parts.join('')}${text.slice(written)}`
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  const inOrder = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start)
  for (const span of inOrder) {
    const before = merged.at(-1)
    if (before && span.start < before.end) {
      merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, span.end) }
    } else {
      merged.push(span)
    }
  }
  return merged
}

function maskingStream(secrets: ReadonlySet<string>): Transform {
  const decoder = new StringDecoder('utf8')
  let carry: Carry = { held: '', covered: 0 }
  const next = (text: string, last: boolean): string => {
    const result = maskNext(carry, text, secrets, last)
    carry = result.carry
    return result.text
  }
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, next(decoder.write(chunk), false)),
    flush: (done) => done(null, next(decoder.end(), true)),
  })
}
