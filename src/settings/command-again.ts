import { parseDocument } from 'yaml'
import { isYaml } from '../checks/parse-checks.js'
import type { GivenSettings } from './given.js'
import { longFlag, type Row, rows, type SettingName } from './table.js'

/** What belongs to one run alone: another machine needs a name and a folder of its own. */
const OF_ONE_RUN: readonly SettingName[] = ['project-name', 'report-dir']

/** The command that does what these settings asked for, as a list of arguments; a person may type it. */
export function commandAgain(given: GivenSettings): readonly string[] {
  const flags = rows.flatMap((row) => {
    const value = given[row.name]?.value
    const flag = longFlag(row)
    if (value === undefined || flag === undefined || OF_ONE_RUN.includes(row.name)) return []
    // Where the command is typed anyway.
    if (row.name === 'working-directory' && value === '.') return []
    if (row.flagMeans !== undefined) return String(value) === row.flagMeans ? [flag] : []
    return textsOf(row, value).flatMap((text) => [flag, text])
  })
  return ['compose-gate', 'run', ...flags]
}

/** The values of a flag, one for each time it has to be written. */
function textsOf({ kind }: Row, value: unknown): readonly string[] {
  const texts = (Array.isArray(value) ? value : [value]).map(String)
  if (kind === 'services' || kind === 'profiles')
    return texts.map((text) => text.trim().replace(/[\s,]+/g, ','))
  return texts.flatMap((text) => {
    if (!text.includes('\n')) return [text]
    // A command is told on one line, and JSON is YAML.
    if (kind === 'checks' && isYaml(text))
      return [JSON.stringify(parseDocument(text, { merge: true }).toJS())]
    return text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
  })
}
