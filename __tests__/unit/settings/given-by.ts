import type { Json } from '../../../src/common/json.js'
import type { Origin } from '../../../src/common/origin.js'
import type { Problem } from '../../../src/common/problem.js'
import type { GateSource, GivenSettings } from '../../../src/settings/given.js'
import { givenFromInputs } from '../../../src/settings/given.js'
import { type LocationSettings, readLocation } from '../../../src/settings/read-location.js'
import { resolveSettings } from '../../../src/settings/resolve-settings.js'
import type { Settings } from '../../../src/settings/settings.js'

export const around = { workingDirectory: '/srv/shop', random: 'c0ffee' }
export const origin: Origin = { label: 'input x' }

/** What some reading gave, with all problems as people read them. */
export interface Outcome<T> {
  readonly value: T
  readonly problems: readonly string[]
}

export function collect<T>(read: (report: (problem: Problem) => void) => T): Outcome<T> {
  const problems: string[] = []
  const value = read(({ message, instead, at }) => {
    const place = at ? `${at.file}:${at.line}:${at.column} ` : ''
    problems.push(`${place}${message} → ${instead ?? ''}`)
  })
  return { value, problems }
}

/** Inputs by their names, as the runner hands them over. */
export function variables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  )
}

/** An `x-gate` whose keys stand on lines 101, 102 …, and their items at columns 1, 2 …. */
export function gateOf(gate: Json): GateSource {
  const keys = typeof gate === 'object' && gate !== null && !Array.isArray(gate) ? Object.keys(gate) : []
  return {
    gate,
    sources: {
      at: ([root, key, item]) => {
        if (root !== 'x-gate') return undefined
        const line = key === undefined ? 100 : 101 + keys.indexOf(String(key))
        return { file: 'compose.yml', line, column: typeof item === 'number' ? item + 1 : 0 }
      },
    },
  }
}

export function located(inputs: Readonly<Record<string, string>>): Outcome<LocationSettings> {
  return collect((report) => readLocation(givenFromInputs(variables(inputs), report), around, report))
}

export function settled(inputs: Readonly<Record<string, string>>, gate?: Json): Outcome<Settings> {
  return collect((report) => {
    const given: GivenSettings = givenFromInputs(variables(inputs), report)
    return resolveSettings(given, gate === undefined ? undefined : gateOf(gate), report)
  })
}
