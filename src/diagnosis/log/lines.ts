import { stripVTControlCharacters } from 'node:util'
import { type Message, messageIn } from './columns.js'
import { withoutPrefixes } from './prefix.js'

/** A line of the log as a terminal would show it. */
export interface Line extends Message {
  /** Without escapes, and without what process managers put before it; the indentation is kept. */
  readonly text: string
  readonly indent: number
  /** Source code: the line below it points into it. */
  readonly quoted: boolean
}

export type Lines = readonly Line[]

export function linesIn(log: readonly string[]): Lines {
  const texts = withoutPrefixes(log.map(shown))
  return texts.map((text, at) => ({
    text,
    indent: text.length - text.trimStart().length,
    quoted: isCaret(texts[at + 1]) && !isCaret(text),
    ...messageIn(text),
  }))
}

function isCaret(text: string | undefined): boolean {
  return text !== undefined && /^\s*[\^~]+\s*$/.test(text)
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
