import { type Origin, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { shellWords } from '../common/shell-words.js'
import { settingTexts, splitLines } from './lists.js'
import type { JobSetting } from './settings.js'

const JOB = /^(\S+)(?:\s+(--)(?:\s+([\s\S]+))?)?$/
/** What people write in front of a command instead of `--`: other dashes, or an arrow. */
const LIKE_DASHES = /^(?:[-=]>|[-\u2010-\u2015\u2212]+|:)\s*/

const USAGE = 'write a service, or a service and its command as `SERVICE -- COMMAND ARGS`, one a line'

/** A service's name as Compose allows it, without a hyphen in front, which begins flags and lists. */
export const serviceName = /^[a-zA-Z0-9_.][a-zA-Z0-9._-]*$/

/**
 * Reads jobs, `service` or `service -- command args`, one on each line or in a list.
 * @returns the jobs that could be read; undefined where there are none because of what was wrong
 */
export function parseJobs(value: unknown, origin: Origin, report: Report): readonly JobSetting[] | undefined {
  const given = settingTexts(value, origin, report, USAGE)
  if (given === undefined) return undefined
  const written = splitLines(given)
  const jobs = written.flatMap(({ text, origin }) => parseJob(text, origin, report) ?? [])
  return jobs.length > 0 || written.length === 0 ? jobs : undefined
}

function parseJob(text: string, origin: Origin, report: Report): JobSetting | undefined {
  const match = JOB.exec(text)
  const [, service = '', dashes, command] = match ?? []
  if (match === null || !serviceName.test(service)) {
    report(problemAt(origin, `${quoted(text)} is not a job`, intended(text) ?? USAGE))
    return undefined
  }
  if (dashes === undefined) return { service }
  if (command === undefined) {
    report(problemAt(origin, `${quoted(text)} has no command after \`--\``, USAGE))
    return undefined
  }
  return parseCommand(service, command, origin, report)
}

/** For `app python manage.py migrate` and for `app - python …` the author most likely means `app -- python …`. */
function intended(text: string): string | undefined {
  const [, service = '', rest = ''] = /^([^\s:]+)(?:\s+|(?=:))([\s\S]*)$/.exec(text) ?? []
  const command = rest.replace(LIKE_DASHES, '')
  if (!serviceName.test(service) || command === '' || /(?:^|\s)--(?:\s|$)/.test(command)) return undefined
  const alone = rest === command ? ', or one service a line' : ''
  return `write \`${service} -- ${command}\`${alone}`
}

function parseCommand(
  service: string,
  command: string,
  origin: Origin,
  report: Report,
): JobSetting | undefined {
  const split = shellWords(command)
  if (split.kind === 'words') return { service, command: split.words }
  if (split.kind === 'unclosed') {
    report(
      problemAt(origin, `a quote in ${quoted(command)} is never closed`, 'close it, or escape it with \\'),
    )
    return undefined
  }
  report(
    problemAt(
      origin,
      `\`${split.operator}\` in ${quoted(command)} needs a shell, and the command runs without one`,
      `write \`${service} -- sh -c ${inQuotes(command)}\`, or quote it where it is part of an argument`,
    ),
  )
  return undefined
}

function inQuotes(command: string): string {
  if (!/["\\]/.test(command)) return `"${command}"`
  return command.includes("'") ? '"…"' : `'${command}'`
}
