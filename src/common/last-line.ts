import { stripVTControlCharacters } from 'node:util'

/** The longest line that goes into a one-sentence reason, in characters. */
const LONGEST = 200

/** Of a longer line so many characters are its end: a chain of causes (`failed to …: dial tcp …: refused`) ends in the
 *  first of them. */
const END = 60

/** What runtimes and tools print behind the line that says what is wrong. */
const ECHOES: readonly RegExp[] = [
  // Frames of JavaScript, Java and .NET, of Ruby, of PHP.
  /^\s+at \S/,
  /^\s*\.\.\. \d+ (?:more|common frames omitted)$/,
  /^\s*--- End of .*stack trace/,
  /^\s*(?:from )?\S+:\d+:in [`'][^`']*'$/,
  /^#\d+ (?:\{main\}|\S+\(\d+\): )/,
  /^\s*thrown in .* on line \d+$/,
  /^Stack trace:$/,
  // The same as Laravel's console prints them, with the source around.
  /^\s*(?:[>➜]\s*)?\d+\s*[|▕]/,
  /^\s*\+\d+ vendor frames\s*$/,
  /^\s+\d+\s+\S+:\d+$/,
  /^\s+[\w\\]+(?:::|->)\w+\(.*\)$/,
  // What they say at the very end, and where more is to be read.
  /^Node\.js v\d+\.\d+\.\d+/,
  /^note: run with `RUST_BACKTRACE=/,
  /^Tasks: TOP => /,
  /^\(See full trace by /,
  /^npm (?:ERR!|error) +A complete log of this run /,
  /^npm notice\b/,
  /^\[notice\] /,
]

/**
 * The last line that says what is wrong, without terminal escapes and shortened to fit a sentence; empty where there is
 * none. Mostly that is the last line, but a quotation (a line with a caret under it), a stack trace and the like are
 * passed over: what is wrong was said before.
 */
export function lastLine(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
  const told = (raisedByPython(lines) ?? panicOfGo(lines) ?? lastWord(lines) ?? lines.at(-1) ?? '').trim()
  return told.length > LONGEST ? `${told.slice(0, LONGEST - END - 1)}…${told.slice(-END)}` : told
}

/** The exception stands behind its frames; what comes after it is an epilogue, often of another program. */
function raisedByPython(lines: readonly string[]): string | undefined {
  const frame = lines.findLastIndex((line) => /^\s+File ".+", line \d+/.test(line))
  if (frame < 0) return undefined
  const depth = indentation(lines[frame])
  return lines.slice(frame + 1).find((line) => indentation(line) < depth)
}

/** The panic stands before the goroutines. */
function panicOfGo(lines: readonly string[]): string | undefined {
  const trace = lines.findIndex((line) => /^goroutine \d+ .*\[.+\]:$/.test(line))
  return lines.slice(0, Math.max(0, trace)).findLast((line) => /^\s*(?:panic|fatal error): /.test(line))
}

function lastWord(lines: readonly string[]): string | undefined {
  const details = detailsIn(lines)
  return lines.findLast(
    (line, index) =>
      !details.has(index) &&
      !isPointer(line) &&
      !isPointer(lines[index + 1]) &&
      !ECHOES.some((echo) => echo.test(line)),
  )
}

/** The lines of blocks in brackets that a line before them opens, as Node prints an error's properties. */
function detailsIn(lines: readonly string[]): ReadonlySet<number> {
  const details = new Set<number>()
  lines.forEach((line, end) => {
    if (!/^\s*[\])}]+[;,]?\s*$/.test(line)) return
    details.add(end)
    const begin = lines.slice(0, end).findLastIndex((each) => indentation(each) <= indentation(line))
    if (begin < 0 || /^\s*[[({]+\s*$/.test(lines[begin] ?? '')) return
    for (let index = begin + 1; index < end; index += 1) details.add(index)
  })
  return details
}

function indentation(line = ''): number {
  return line.length - line.trimStart().length
}

/** Nothing but a caret or several. */
function isPointer(line: string | undefined): boolean {
  return line !== undefined && /^\s*[\^~]+\s*$/.test(line)
}

/**
 * The end of a text. What was cut off before it shows as a `…`, by which a masker knows that a secret may have lost its
 * beginning there.
 * @param most characters
 */
export function lastPart(text: string, most: number): string {
  return text.length > most ? `…${text.slice(1 - most)}` : text
}

/** The last so many lines. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
