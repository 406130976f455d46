import { nearestName } from '../common/nearest-name.js'
import { partOf, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { type GateSource, type GivenSettings, givenFromGate } from './given.js'
import { kinds } from './kinds.js'

/**
 * Reports profiles that no service has. Compose accepts them, and does not start what was meant.
 * @returns whether there were none
 * @param project the project with the value of `x-gate`, as Compose prints it
 * @param known the profiles that its services have. Absent where not all of its files can be read.
 */
export function checkProfiles(
  given: GivenSettings,
  project: GateSource,
  known: readonly string[] | undefined,
  report: Report,
): boolean {
  if (known === undefined) return true
  let sound = true
  // Mistakes in the settings themselves are reported where they are read.
  const silent = () => {}
  for (const { profiles } of [given, givenFromGate(project, silent)]) {
    if (profiles === undefined) continue
    const { value, origin } = profiles
    for (const [index, name] of (kinds.profiles(value, origin, silent) ?? []).entries()) {
      if (name === '*' || known.includes(name)) continue
      const wrong = `no service has the profile ${quoted(name)}`
      sound = false
      report(problemAt(partOf(origin, index), wrong, instead(name, known)))
    }
  }
  return sound
}

function instead(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'leave it out: the services have no profiles'
  const all = known.map(quoted).join(', ')
  const meant = nearestName(name, known)
  return meant === undefined ? `write one of ${all}` : `write ${quoted(meant)} (there are ${all})`
}
