import { quoted } from '../common/sentence.js'

/** One word of a check's line, with where it begins so that an error can point at it. */
export interface Word {
  /** What stands before `=`, for a word such as `contains=hello`; absent: a bare word. */
  readonly key?: string | undefined
  /** The bare word, or what stands after `=`, without its quotes. A JSON value keeps its own. */
  readonly value: string
  /** The value stood in quotes. */
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
 * Cuts a check's line into words. White space separates; a word, or the value of `key=value`, that begins with a
 * quote goes on to the matching one (`\"` and `\\` are escapes inside double quotes, every other backslash stands for
 * itself, so that patterns need no second escape); any other quote is a plain character, as in `contains=it's`.
 * A JSON value (`json=`) goes on to the end of its list, object or string, spaces included. A word that begins with
 * `#` and the rest of the line behind it are a comment.
 *
 * No shell words: in a shell's eyes `$`, `|`, `&`, `(` and a brace mean something, and patterns and JSON hold them.
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

/** Up to where brackets are closed again and a space or the end follows; to the line's end where they never are. */
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
