import type { Position } from '../common/problem.js'
import type { Observation, Rule } from './rule.js'

/** An external network or volume that the engine does not have. */
export interface AbsentExternal {
  /** Its name on the engine. */
  readonly name: string
  readonly at?: Position | undefined
}

export type AbsentExternalRule = Rule<readonly AbsentExternal[]>

export function observeAbsent(
  kind: 'network' | 'volume',
  missing: readonly AbsentExternal[],
): readonly Observation[] {
  return missing.map(({ name, at }) => ({
    at,
    about: name,
    why: `the external ${kind} ${name} does not exist on this engine, so the run gets an empty one of its own`,
    instead: `Where what is in it matters, make it beforehand with docker ${kind} create ${name}`,
  }))
}
