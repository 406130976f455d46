import { stripVTControlCharacters } from 'node:util'
import { type Message, messageIn } from './columns.js'
import { withoutPrefixes } from './prefix.js'

/** A line of the log as a terminal would show it. */
export interface Line extends Message {
  /** Without escapes, and without what process managers put before it; the indentation is kept. */
  readonly text: string
  readonly indent: number
  /** Source code that the line below points into, a help text, or the head of a table. */
  readonly quoted: boolean
}

export type Lines = readonly Line[]

export function linesIn(log: readonly string[]): Lines {
  const texts = withPiecesJoined(withoutPrefixes(log.map(shown)))
  let record: Columns = { written: '', blanks: 0 }
  let isWarned = false
  let isHelp = false
  return texts.map((given, at) => {
    isWarned = isBelowWarnings(given, texts[at - 1], isWarned)
    isHelp = isUsage(given, isHelp)
    const logged = messageIn(given)
    const columns = columnsBefore(given, logged)
    const deeper = columns.written === record.written ? columns.blanks - record.blanks : 0
    const isPart = columns.written !== '' && deeper >= CONTINUED_BLANKS
    if (!isPart) record = columns
    const text = isPart ? ' '.repeat(deeper) + logged.said : given
    return {
      text,
      indent: text.length - text.trimStart().length,
      quoted:
        (isHelp && /^\s/.test(given)) ||
        (isCaret(texts[at + 1]) && !isCaret(text)) ||
        (WARNED.test(texts[at - 1] ?? '') && /^\s/.test(given)) ||
        (TABLE_RULE.test(texts[at + 1] ?? '') && !TABLE_RULE.test(texts[at - 1] ?? '')) ||
        isExcerpt(texts, at),
      ...withLevelAbove(isPart ? messageIn(text) : logged, isWarned),
    }
  })
}

/** `12:00:00 WARNING`, and behind it nothing but a colon. */
const COLON = /^(\S.*\S) +:$/

/** Where what a program prints goes into a logger, each piece can be a record: a type, a colon, a message. */
function withPiecesJoined(given: readonly string[]): readonly string[] {
  const texts = [...given]
  given.forEach((text, at) => {
    const [above, below] = [given[at - 1], given[at + 1]]
    if (above === undefined || below === undefined || !COLON.test(text)) return
    const message = messageIn(text)
    const [type, said] = [messageIn(above), messageIn(below)]
    if (!message.logged || !/^:?$/.test(message.said) || !/^[\w.]+$/.test(type.said) || !said.logged) return
    texts[at - 1] = `${above}: ${said.said}`
    texts[at] = ''
    texts[at + 1] = ''
  })
  return texts
}

const USAGE = /^\s*(?:\w+: )?usage: ?/i

/** `Usage: app [options]`, and below it, farther in, under headlines such as `Options:`, what can be given. */
function isUsage(text: string, was: boolean): boolean {
  return USAGE.test(text) || (was && (text.trim() === '' || /^\s|^[A-Z][\w -]*:$/.test(text)))
}

/** `WARNINGS:`, and below it, up to an empty line or another headline, what they are. */
function isBelowWarnings(text: string, above: string | undefined, wasBelow: boolean): boolean {
  if (/^\s*warnings?:$/i.test(above ?? '')) return true
  return wasBelow && text.trim() !== '' && !/^\S.*:$/.test(text)
}

function withLevelAbove(message: Message, isWarned: boolean): Message {
  return isWarned && message.level === undefined ? { ...message, level: 'warn' } : message
}

/** What a logger wrote before a message. */
interface Columns {
  readonly written: string
  readonly blanks: number
}

/** Some loggers write a message of many lines with their columns before each: its lines stand so much farther in. */
const CONTINUED_BLANKS = 2

function columnsBefore(text: string, { logged, said }: Message): Columns {
  const before = logged && text.endsWith(said) ? text.slice(0, text.length - said.length) : ''
  const written = before.trimEnd()
  // Without its milliseconds, it may be another message.
  return /\d[.,]\d{3}/.test(written)
    ? { written, blanks: before.length - written.length }
    : { written: '', blanks: 0 }
}

/** Below the names of a table's columns. */
const TABLE_RULE = /^\s*[|+]?[-=]{3,}[|+][-=|+ ]+$/

/** Python quotes below a warning the line that it is about. */
const WARNED = /^\S+:\d+: \w*Warning: /

function isCaret(text: string | undefined): boolean {
  return text !== undefined && /^\s*[\^~]+\s*$/.test(text)
}

/** Numbers of lines stand before source that is quoted: `12: return price`. */
const NUMBERED = /^\s*\d+: /

/** Of quoted source, so many lines stand at most on either side of what points into it. */
const EXCERPT_LINES = 3

/** A line of quoted source with its number: nothing but such lines stands between it and what points into them. */
function isExcerpt(texts: readonly string[], at: number): boolean {
  if (!NUMBERED.test(texts[at] ?? '')) return false
  return [1, -1].some((step) => {
    let next = at + step
    while (Math.abs(next - at) <= EXCERPT_LINES && NUMBERED.test(texts[next] ?? '')) next += step
    return isCaret(texts[next])
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** `waiting for server to start....2026-11-28 17:38:46 GMT [30] FATAL: …`: one waits on the line, another logs. */
const UNFINISHED = /^[A-Za-z][\w ]{0,60}\.{2,}(?=\d{4}-\d\d-\d\d[ T])/

/** A line can be a document; a longer one is not read to its end. */
const MAX_LINE_CHARACTERS = 100_000

/** Without escapes; of what was written over itself, as progress bars do, the last. */
function shown(line: string): string {
  return (
    stripVTControlCharacters(line.slice(0, MAX_LINE_CHARACTERS))
      .split('\r')
      .findLast((part) => part.trim() !== '')
      ?.replace(CONTROLS, '')
      .replace(UNFINISHED, '')
      .trimEnd() ?? ''
  )
}

export function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === ''
}
