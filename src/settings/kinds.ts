import { isIP } from 'node:net'
import type { ChecksSetting } from '../checks/check.js'
import { parseChecks } from '../checks/parse-checks.js'
import { formatDuration, LONGEST_DURATION, meantDuration, parseDuration } from '../common/duration.js'
import { type Origin, type Parser, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { parseArtifacts } from './artifact.js'
import { parseJobs, serviceName } from './jobs.js'
import { distinct, settingTexts, splitLines, splitNames } from './lists.js'
import { oneOf } from './one-of.js'
import { parseProjectName } from './project-name.js'
import type { Artifact, JobSetting, PullPolicy, Settings } from './settings.js'
import type { KindName } from './table.js'

/** The value of each kind of setting, once it is read. */
export interface SettingValues {
  readonly path: string
  readonly paths: readonly string[]
  readonly services: readonly string[]
  readonly profiles: readonly string[]
  readonly jobs: readonly JobSetting[]
  readonly checks: ChecksSetting
  readonly projectName: string
  /** Milliseconds, above 0. */
  readonly timeout: number
  /** Milliseconds, 0 included. */
  readonly grace: number
  readonly switch: boolean
  readonly ports: Settings['ports']
  readonly sourceMounts: Settings['sourceMounts']
  readonly teardown: Settings['teardown']
  readonly pull: PullPolicy
  readonly data: Settings['data']
  readonly caches: readonly string[]
  readonly word: string
  /** The name of a machine, or an address; one of IPv6 without brackets. */
  readonly machine: string
  readonly artifacts: readonly Artifact[]
}

export const kinds: { readonly [K in KindName]: Parser<SettingValues[K]> } = {
  path: parsePath,
  paths: parsePaths,
  services: listOf('service', serviceName),
  profiles: listOf('profile', /^(?:\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$/),
  jobs: parseJobs,
  checks: parseChecks,
  projectName: parseProjectName,
  timeout: durationFrom(1),
  grace: durationFrom(0),
  switch: parseSwitch,
  ports: oneOf('ephemeral', 'declared'),
  sourceMounts: oneOf('keep', 'drop'),
  teardown: oneOf('step', 'job'),
  pull: oneOf('missing', 'always', 'never'),
  data: oneOf('fresh', 'declared'),
  caches: parseCaches,
  word: parseWord,
  machine: parseMachine,
  artifacts: parseArtifacts,
}

function parsePath(value: unknown, origin: Origin, report: Report): string | undefined {
  if (typeof value === 'string' && !/[\r\n]/.test(value.trim())) return value.trim()
  report(problemAt(origin, `${quoted(value)} is not a path`, 'write one path'))
  return undefined
}

function parsePaths(value: unknown, origin: Origin, report: Report): readonly string[] | undefined {
  const given = settingTexts(value, origin, report, 'write one path a line')
  return given && distinct(splitLines(given).map(({ text }) => text))
}

/** Caches as `docker buildx build` accepts them: `type=gha`, `type=local,src=.cache`, or an image's reference. */
function parseCaches(value: unknown, origin: Origin, report: Report): readonly string[] | undefined {
  const usage = 'write one cache a line, for instance `type=gha` or `type=registry,ref=example.org/app:cache`'
  const given = settingTexts(value, origin, report, usage)
  return given && distinct(splitLines(given).map(({ text }) => text))
}

function parseWord(value: unknown, origin: Origin, report: Report): string | undefined {
  const word = typeof value === 'string' ? value.trim() : ''
  if (/^[\w.-]+$/.test(word)) return word
  report(
    problemAt(origin, `${quoted(value)} is not a name`, 'write one name, as `docker buildx ls` shows it'),
  )
  return undefined
}

function parseMachine(value: unknown, origin: Origin, report: Report): string | undefined {
  const written = typeof value === 'string' ? value.trim() : ''
  const bare = written.replace(/^\[(.*)\]$/, '$1')
  if (/^[\w.-]+$/.test(written) || isIP(bare) === 6) return bare
  const instead = 'write a name or an address alone, for instance `engine.example.com` or `10.0.0.7`'
  report(problemAt(origin, `${quoted(value)} is not the name of a machine`, instead))
  return undefined
}

function listOf(noun: string, pattern: RegExp): Parser<readonly string[]> {
  return (value, origin, report) => {
    const usage = `write the names of ${noun}s, separated by commas, blanks or line ends`
    const given = settingTexts(value, origin, report, usage)
    if (given === undefined) return undefined
    const written = splitNames(given)
    const wrong = written.filter(({ text }) => !pattern.test(text))
    for (const { text, origin } of wrong) {
      // In quotes, as JSON, or with a separator of another kind.
      const meant = text.replace(/^[^\w.]+|[^\w.]+$/g, '')
      const instead = pattern.test(meant) ? `write \`${meant}\`: ${usage.slice('write '.length)}` : usage
      report(problemAt(origin, `${quoted(text)} is not a ${noun}'s name`, instead))
    }
    const sound = written.filter(({ text }) => pattern.test(text)).map(({ text }) => text)
    return wrong.length > 0 && sound.length === 0 ? undefined : distinct(sound)
  }
}

/** @param least milliseconds that are allowed */
function durationFrom(least: 0 | 1): Parser<number> {
  return (value, origin, report) => {
    const text = value === 0 ? '0' : value
    const duration = typeof text === 'string' ? parseDuration(text) : undefined
    if (duration === undefined) {
      const meant = meantDuration(value)
      const instead = meant === undefined ? 'write for instance `90s` or `1m30s`' : `write \`${meant}\``
      report(problemAt(origin, `${quoted(value)} is not a duration`, instead))
      return undefined
    }
    if (duration >= least && duration <= LONGEST_DURATION) return duration
    const [wrong, instead] =
      duration < least
        ? ['leaves no time at all', 'write a duration above zero']
        : ['is longer than a timer can count', `write a duration up to ${formatDuration(LONGEST_DURATION)}`]
    report(problemAt(origin, `${quoted(value)} ${wrong}`, instead))
    return undefined
  }
}

function parseSwitch(value: unknown, origin: Origin, report: Report): boolean | undefined {
  if (typeof value === 'boolean') return value
  // The toolkit of GitHub's runner accepts these words for an input.
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  if (['true', 'True', 'TRUE'].includes(word)) return true
  if (['false', 'False', 'FALSE'].includes(word)) return false
  const meant = /^(?:yes|y|on|1|true)$/i.test(word)
    ? true
    : /^(?:no|n|off|0|false)$/i.test(word)
      ? false
      : undefined
  const instead = meant === undefined ? 'write `true` or `false`' : `write \`${meant}\``
  report(problemAt(origin, `${quoted(value)} is neither \`true\` nor \`false\``, instead))
  return undefined
}
