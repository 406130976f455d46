import { quoted } from '../common/sentence.js'

/** One word of a check's line, with its columns, so that an error can point at it. */
export interface Word {
  /** What stands before `=` in a word such as `contains=hello`. Absent for a bare word. */
  readonly key?: string | undefined
  /** The bare word, or what stands after `=`, without its quotes. A JSON value keeps its quotes. */
  readonly value: string
  /** Whether the value stood in quotes. */
  readonly quoted: boolean
  /** Columns in the line, counted from 0; `end` is the first one behind the word. */
  readonly start: number
  readonly end: number
}

/** A line that cannot be cut into words. */
export interface BadWord {
  readonly message: string
  readonly instead: string
  readonly start: number
  readonly end: number
}

const keyed = /([A-Za-z][\w-]*)=/y
const bare = /\S*/y

/**
 * Cuts a check's line into words, at white space.
 *
 * A word, or the value of `key=value`, that begins with a quote ends at the matching quote. Inside double quotes `\"`
 * and `\\` are escapes. Every other backslash stands for itself, so that patterns need no second escape. A quote in the
 * middle of a word is a plain character, as in `contains=it's`. A JSON value (`json=`) ends where its list, object or
 * string ends, spaces included. A word that begins with `#` begins a comment.
 *
 * The words are not those of a shell: to a shell `$`, `|`, `&`, `(` and braces mean something, and patterns and JSON
 * hold them.
 */
export function cutWords(line: string): Word[] | BadWord {
  const words: Word[] = []
  let at = 0
  for (;;) {
    while (/\s/.test(line.charAt(at))) at++
    if (at >= line.length || line[at] === '#') return words
    const word = wordAt(line, at)
    if ('message' in word) return word
    words.push(word)
    at = word.end
  }
}

function wordAt(line: string, start: number): Word | BadWord {
  const key = match(keyed, line, start)
  const from = start + (key?.[0].length ?? 0)
  const name = key?.[1]
  const quote = line.charAt(from)
  if (name === 'json' && quote !== "'") return { key: name, ...jsonAt(line, from), quoted: false, start }
  if (quote === '"' || quote === "'") return quotedAt(line, start, from, name)
  const value = match(bare, line, from)?.[0] ?? ''
  return { key: name, value, quoted: false, start, end: from + value.length }
}

function match(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(line)
}

function quotedAt(line: string, start: number, from: number, key: string | undefined): Word | BadWord {
  const quote = line.charAt(from)
  let value = ''
  for (let at = from + 1; at < line.length; at++) {
    const char = line.charAt(at)
    const next = line.charAt(at + 1)
    if (char === quote) {
      if (next !== '' && !/\s/.test(next)) return gluedText(line, at + 1)
      return { key, value, quoted: true, start, end: at + 1 }
    }
    const escaped = quote === '"' && char === '\\' && (next === '"' || next === '\\')
    value += escaped ? next : char
    if (escaped) at++
  }
  return {
    message: `the quote ${quote} is never closed`,
    instead: `close it with another ${quote}, or leave it out`,
    start: from,
    end: line.length,
  }
}

function gluedText(line: string, at: number): BadWord {
  const text = match(bare, line, at)?.[0] ?? ''
  return {
    message: `${quoted(text)} follows a closing quote without a space`,
    instead: 'put a space behind the quote, or a backslash before it where it belongs to the text (\\")',
    start: at,
    end: at + text.length,
  }
}

/** Ends where all brackets are closed and a space follows, or at the end of the line. */
function jsonAt(line: string, from: number): { value: string; end: number } {
  let depth = 0
  let inString = false
  let end = from
  for (; end < line.length; end++) {
    const char = line.charAt(end)
    if (inString) {
      if (char === '\\') end++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    else if (depth <= 0 && /\s/.test(char)) break
  }
  end = Math.min(end, line.length)
  return { value: line.slice(from, end), end }
}
