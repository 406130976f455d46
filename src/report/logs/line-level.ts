/** How grave a line of a log is. */
export type LineLevel = 'error' | 'warning' | 'info' | 'debug'

/** Characters of a line in which its level is looked for. */
const LOOKED_AT = 300

/** `level=error`, `"severity": "WARNING"`. */
const FIELD = /\b(?:level|lvl|severity|log\.level|levelname)["']?\s*[=:]\s*["']?([a-z]+)/i

/** pino and bunyan write numbers. */
const NUMBER = /"level"\s*:\s*(\d\d)\b/

/** `2025-03-01 10:00:00 UTC [1] ERROR: …`, `[warn]`, `| DEBUG |`: apart from the text around it. */
const TOKEN =
  /(?:^|[\s[(|<])(FATAL|CRITICAL|CRIT|ERROR|ERR!?|PANIC|SEVERE|EMERG|ALERT|WARNING|WARN|NOTICE|INFO|LOG|DEBUG|TRACE|VERBOSE|(?<=[[<|])(?:error|fatal|crit|emerg|alert|warning|warn|notice|info|debug|trace))(?=[\]):|>\s,]|$)/

/** What begins a line that reports an error, though no logger wrote it. */
const ERROR_FORM =
  /^\s*(?:Traceback \(|(?:[\w.$\\]+(?:Error|Exception)|Error|ERROR|error|fatal(?: error)?|panic|Unhandled|Uncaught|Caused by|E\d{4}|npm (?:ERR!|error))\b)|\b[A-Z][\w.$\\]*(?:Error|Exception)\b:/

const WARNING_FORM = /^\s*(?:npm warn|warning|warn|\w*DeprecationWarning|\(node:\d+\) \w*Warning)\b/i

/** Belongs to the line before it. */
const CONTINUED = /^(?:\s+\S|[}\])]|at |\.{3} \d+ more|The above exception|During handling)/

/** The level of each line of plain text; one that goes on with the line before it has the level of that line. */
export function levelsOf(lines: readonly string[]): LineLevel[] {
  let before: LineLevel = 'info'
  return lines.map((line) => {
    const own = levelOf(line.slice(0, LOOKED_AT))
    before = own ?? (CONTINUED.test(line) || line === '' ? before : 'info')
    return before
  })
}

function levelOf(line: string): LineLevel | undefined {
  const number = NUMBER.exec(line)?.[1]
  if (number !== undefined) return ofNumber(Number(number))
  const word = FIELD.exec(line)?.[1] ?? TOKEN.exec(line)?.[1]
  const level = word === undefined ? undefined : ofWord(word.toLowerCase())
  if (level !== undefined) return level
  if (ERROR_FORM.test(line)) return 'error'
  return WARNING_FORM.test(line) ? 'warning' : undefined
}

function ofNumber(number: number): LineLevel {
  if (number >= 50) return 'error'
  if (number >= 40) return 'warning'
  return number >= 30 ? 'info' : 'debug'
}

function ofWord(word: string): LineLevel | undefined {
  if (/^(?:err|fatal|crit|panic|severe|emerg|alert)/.test(word)) return 'error'
  if (word.startsWith('warn')) return 'warning'
  if (/^(?:debug|trace|verbose)/.test(word)) return 'debug'
  return /^(?:info|notice|log)/.test(word) ? 'info' : undefined
}
