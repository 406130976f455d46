import { type Origin, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { serviceName } from './jobs.js'
import { settingTexts, splitLines } from './lists.js'
import type { Artifact } from './settings.js'

const USAGE = 'write one `SERVICE:/PATH` a line, for instance `web:/app/coverage`'

/** Reads `service:/path`, one a line. */
export function parseArtifacts(
  value: unknown,
  origin: Origin,
  report: Report,
): readonly Artifact[] | undefined {
  const given = settingTexts(value, origin, report, USAGE)
  if (given === undefined) return undefined
  const read = splitLines(given).flatMap(({ text, origin }) => {
    const [, service = '', path = ''] = /^([^:]+):(\/.*)$/.exec(text) ?? []
    if (serviceName.test(service) && path.replaceAll('/', '') !== '') return [{ service, path, origin }]
    report(problemAt(origin, `${quoted(text)} names no path in a service`, USAGE))
    return []
  })
  return read.length === 0 ? undefined : read
}
