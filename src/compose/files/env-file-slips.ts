import { mergeMarkIn } from '../../common/merge-marks.js'
import type { Problem } from '../../common/problem.js'

/** One line of an env file that no version of Compose reads. Lines and columns count from 1. */
export interface EnvFileSlip {
  readonly line: number
  readonly column: number
  /** One sentence without a full stop. None of the file's values is in it. */
  readonly message: string
  readonly instead: string | undefined
}

const USAGE = 'write `NAME=VALUE`, a value with blanks in quotes, and a comment behind `#`'
const ASSIGNMENT = /^\s*(?:export\s+)?([^=:]*?)\s*(?:[=:]\s*(.*))?$/

/** The lines of an env file that are neither a variable, a comment nor empty, and a quote that is never closed. */
export function envFileSlips(text: string): readonly EnvFileSlip[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const slips: EnvFileSlip[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const [, name = '', value = ''] = ASSIGNMENT.exec(line) ?? []
    const wrong = wrongLine(line, name)
    if (wrong !== undefined) {
      slips.push({ line: index + 1, column: 1, message: wrong.message, instead: wrong.instead })
      continue
    }
    const last = lastOfValue(lines, index, value)
    if (last !== undefined) index = last
    else {
      const column = line.length - value.length + 1
      slips.push({ line: index + 1, column, message: 'a quote is never closed', instead: USAGE })
      return slips
    }
  }
  return slips
}

function wrongLine(line: string, name: string): Pick<Problem, 'message' | 'instead'> | undefined {
  const mark = mergeMarkIn(line)
  if (mark !== undefined) return mark
  if (/\s/.test(name)) return { message: 'the name of a variable holds a blank', instead: USAGE }
  const [odd] = /[^\w.\-[\]]/u.exec(name) ?? []
  if (name === '') return { message: 'a value has no name before it', instead: USAGE }
  return odd === undefined
    ? undefined
    : { message: `the name of a variable holds \`${odd}\``, instead: USAGE }
}

/** The line in which a value ends that begins in this one; undefined: its quote is never closed. */
function lastOfValue(lines: readonly string[], index: number, value: string): number | undefined {
  const quote = value[0]
  if (quote !== '"' && quote !== "'") return index
  const closes = quote === '"' ? /^(?:\\.|[^"\\])*"/s : /^[^']*'/
  if (closes.test(value.slice(1))) return index
  const later = lines.findIndex((line, at) => at > index && closes.test(line))
  return later < 0 ? undefined : later
}
