import { Transform } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { HIDDEN } from '../common/plain-text.js'
import { Reading } from './reading.js'
import {
  goesOnWrapped,
  MAX_WRAP_CHARACTERS,
  unwrapped,
  WRAP_CONTEXT_CHARACTERS,
  withoutHidden,
} from './readings.js'
import { merged, type TextSpan } from './text-span.js'

/** What is shown instead of a secret. */
const STARS = '***'

/** Characters of an escape sequence that a stream waits for the end of, before it takes the sequence for a text. */
const MAX_SEQUENCE_CHARACTERS = 4096

/** What a stream has to know of the secrets. They may become more while it flows. */
export interface SecretFinder {
  /** The places of all secrets. */
  find(text: string): readonly TextSpan[]
  /** The most characters that a secret takes, as it may be written. */
  longest(): number
}

/** Takes secrets out of a stream of bytes in UTF-8, also where one falls on the border of two chunks. */
export function maskingStream(secrets: SecretFinder): Transform {
  const decoder = new StringDecoder('utf8')
  let carry: Carry = { seen: '', held: '', covered: 0 }
  let waiting = ''
  const next = (text: string, last: boolean): string => {
    waiting += text
    if (!last && !isWorthwhile(carry, waiting)) return ''
    const result = maskNext(carry, waiting, secrets, last)
    carry = result.carry
    waiting = ''
    return result.text
  }
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, next(decoder.write(chunk), false)),
    flush: (done) => done(null, next(decoder.end(), true)),
  })
}

/** What a stream keeps between two chunks. */
interface Carry {
  /** The end of what is written, as it was: only with it can be told where the lines of a wrapped text end. */
  readonly seen: string
  /** Text not written yet, because a secret may begin in it. */
  readonly held: string
  /** How many characters at the start of `held` belong to a secret whose stars are written already. */
  readonly covered: number
}

/**
 * Whether to look through what is held again: a line has ended, or as much has come again. What is held may be long, and
 * comes in many small pieces.
 */
function isWorthwhile({ held }: Carry, waiting: string): boolean {
  const lineEnd = waiting.lastIndexOf('\n') + 1
  if (lineEnd > 0 && !goesOnWrapped(held + waiting.slice(0, lineEnd))) return true
  return waiting.length >= held.length
}

function maskNext(
  { seen, held, covered }: Carry,
  chunk: string,
  secrets: SecretFinder,
  last: boolean,
): { text: string; carry: Carry } {
  const buffer = seen + held + chunk
  const begin = seen.length
  const safe = last ? buffer.length : Math.max(begin, safeLength(buffer, secrets.longest()))
  // Where a stream breaks off, the beginning of a secret may be its last word.
  const isBrokenOff = last && !buffer.endsWith('\n')
  const found = secrets.find(isBrokenOff ? `${buffer}…` : buffer)
  const parts: string[] = []
  let written = begin
  for (const span of merged([{ start: begin, end: begin + covered }, ...found])) {
    if (span.start >= safe) break
    if (span.end <= begin) continue
    const start = Math.max(span.start, begin)
    const goesOn = start === begin && covered > 0 && !seen.endsWith('\n')
    parts.push(buffer.slice(written, start), starsFor(buffer.slice(start, Math.min(span.end, safe)), goesOn))
    written = span.end
  }
  parts.push(buffer.slice(written, Math.max(written, safe)))
  const next = {
    seen: buffer.slice(Math.max(0, safe - WRAP_CONTEXT_CHARACTERS), safe),
    held: buffer.slice(safe),
    covered: Math.max(0, written - safe),
  }
  return { text: parts.join(''), carry: next }
}

/** What is shown of a secret, on each of its lines. @param isBegun the stars of its first line are written already */
export function starsFor(secret: string, isBegun = false): string {
  const lines = secret.split('\n').map((line, index) => {
    const stars = line.trim() === '' || (isBegun && index === 0) ? '' : STARS
    return `${stars}${hiddenIn(line)}`
  })
  return lines.join('\n')
}

/** The escape sequences in a secret. Without them the rest of a text might keep a colour that ends inside it. */
export function hiddenIn(secret: string): string {
  return (secret.match(HIDDEN) ?? []).join('')
}

/**
 * A secret that begins before this place lies in the buffer as a whole. None goes beyond the end of a line, but for one
 * in a Base64 text that is wrapped.
 */
function safeLength(buffer: string, longest: number): number {
  const lastLine = buffer.lastIndexOf('\n') + 1
  let line = lastLine
  while (line > 0 && goesOnWrapped(buffer.slice(0, line))) line = buffer.lastIndexOf('\n', line - 2) + 1
  const rest = buffer.slice(line, unfinishedSequence(buffer, lastLine))
  const visible = unwrapped(withoutHidden(Reading.of(rest)))
  const start = visible.text.length - longest + 1 - MAX_WRAP_CHARACTERS
  return start < 0 ? line : line + Math.min(visible.origin({ start, end: start + 1 }).start, rest.length)
}

/** An escape sequence at the end of a text that may go on. */
const UNFINISHED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:(?:\u001b\[|\u009b)[0-?]*[ -/]*|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*\u001b?|\u001b[ -/]*)$/

/** Where the last line has an escape sequence that does not end in the buffer; else the end of the buffer. */
function unfinishedSequence(buffer: string, line: number): number {
  const from = Math.max(line, buffer.length - MAX_SEQUENCE_CHARACTERS)
  const found = UNFINISHED.exec(buffer.slice(from))
  return found === null ? buffer.length : from + found.index
}
