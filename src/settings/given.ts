import type { Json } from '../common/json.js'
import type { Given, Origin } from '../common/origin.js'
import type { Problem, Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import type { Sources } from '../compose/project.js'
import { longFlag, type Row, rows, type SettingName } from './table.js'
import { type KnownName, unknownName } from './unknown-name.js'

/** What the user gave from one side (inputs, flags, `x-gate`), not read yet. */
export type GivenSettings = { readonly [N in SettingName]?: Given<unknown> | undefined }

/** Anything with the value of `x-gate` and its places, such as a `Project`. */
export interface GateSource {
  readonly gate?: Json | undefined
  readonly sources: Pick<Sources, 'at'>
}

const inputVariable = (name: string) => `INPUT_${name.toUpperCase()}`

/**
 * The action's inputs, as the runner hands them over in `INPUT_*` variables. The runner sets those of unknown inputs
 * too, so that they can be reported; empty ones count as not given.
 */
export function givenFromInputs(
  variables: Readonly<Record<string, string | undefined>>,
  report: Report,
): GivenSettings {
  const given: { [N in SettingName]?: Given<unknown> } = {}
  for (const [variable, text] of Object.entries(variables)) {
    const value = text?.trim()
    if (!variable.startsWith('INPUT_') || !value) continue
    const row = rows.find(({ name }) => inputVariable(name) === variable)
    if (row) given[row.name] = { value, origin: { label: `input ${row.name}` } }
    else report(unknownInput(variable.slice('INPUT_'.length).toLowerCase()))
  }
  return given
}

/** What stands under `x-gate`; null, and nothing in a text, count as not given. */
export function givenFromGate(project: GateSource | undefined, report: Report): GivenSettings {
  const gate = project?.gate
  if (project === undefined || gate === undefined || gate === null) return {}
  const originOf = (...keys: readonly string[]): Origin => ({
    label: ['x-gate', ...keys].join('.'),
    at: project.sources.at(['x-gate', ...keys]),
    find: (path) => project.sources.at(['x-gate', ...keys, ...path]),
  })
  if (!isMap(gate)) {
    const message = `x-gate is ${quoted(gate)}, not a map of settings`
    report({ message, instead: `write keys such as \`smoke:\` under it`, at: originOf().at })
    return {}
  }
  const given: { [N in SettingName]?: Given<unknown> } = {}
  for (const [key, value] of Object.entries(gate)) {
    const row = rows.find(({ name }) => name === key)
    if (!row?.gate) report(unknownKey(key, originOf(key), row))
    else if (value !== null && value !== '') given[row.name] = { value, origin: originOf(key) }
  }
  return given
}

function isMap(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Users may know a setting by its flag's name as well. */
function choiceOf(row: Row & { readonly name: SettingName }): KnownName {
  return { write: row.name, names: [row.name, longFlag(row)?.slice(2) ?? row.name] }
}

function unknownInput(name: string): Problem {
  return unknownName(`input ${name}`, name, rows.map(choiceOf))
}

function unknownKey(key: string, origin: Origin, row: Row | undefined): Problem {
  if (row === undefined) {
    const choices = rows.filter(({ gate }) => gate).map(choiceOf)
    return { ...unknownName(origin.label, key, choices), at: origin.at }
  }
  const flag = longFlag(row)
  const instead = `give it as input \`${key}\` of the action${flag ? ` or as flag \`${flag}\`` : ''}`
  return { message: `${origin.label} cannot be set in a Compose file`, instead, at: origin.at }
}
