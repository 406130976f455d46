import { parseChecks } from '../checks/parse-checks.js'
import { formatDuration, LONGEST_DURATION, meantDuration, parseDuration } from '../common/duration.js'
import { type Origin, type Parser, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { parseArtifacts } from './artifact.js'
import { parseJobs, serviceName } from './jobs.js'
import { distinct, settingTexts, splitLines } from './lists.js'
import { listOf, locationKinds } from './location-kinds.js'
import { oneOf } from './one-of.js'
import type { SettingValues } from './setting-values.js'
import type { KindName } from './table.js'

/** How each kind of setting is read. */
export const kinds: { readonly [K in KindName]: Parser<SettingValues[K]> } = {
  ...locationKinds,
  services: listOf('service', serviceName),
  jobs: parseJobs,
  checks: parseChecks,
  timeout: durationFrom(1),
  grace: durationFrom(0),
  ports: oneOf('ephemeral', 'declared'),
  sourceMounts: oneOf('keep', 'drop'),
  teardown: oneOf('step', 'job'),
  pull: oneOf('missing', 'always', 'never'),
  data: oneOf('fresh', 'declared'),
  caches: parseCaches,
  word: parseWord,
  artifacts: parseArtifacts,
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
