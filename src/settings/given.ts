import type { Environment } from '../common/environment.js'
import { isObject, type Json } from '../common/json.js'
import type { Given, Origin, PlaceFinder } from '../common/origin.js'
import type { Problem, Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { longFlag, type Row, rows, type SettingName } from './table.js'
import { type KnownName, unknownName } from './unknown-name.js'

/** What the user gave in one way (inputs, flags or `x-gate`), before it is read. */
export type GivenSettings = { readonly [N in SettingName]?: Given<unknown> | undefined }

/** The value of `x-gate` with its places; a Compose project has both. */
export interface GateSource {
  readonly gate?: Json | undefined
  readonly sources: PlaceFinder
}

const inputVariable = (name: string) => `INPUT_${name.toUpperCase()}`

/**
 * The action's inputs, which the runner hands over in variables `INPUT_*`. An empty one counts as not given. The runner
 * sets variables for unknown inputs too, and these are reported.
 */
export function givenFromInputs(variables: Environment, report: Report): GivenSettings {
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

/** What stands under `x-gate`. Null and an empty text count as not given. */
export function givenFromGate(project: GateSource | undefined, report: Report): GivenSettings {
  const gate = project?.gate
  if (project === undefined || gate === undefined || gate === null) return {}
  const originOf = (...keys: readonly string[]): Origin => ({
    label: ['x-gate', ...keys].join('.'),
    at: project.sources.at(['x-gate', ...keys]),
    find: (path) => project.sources.at(['x-gate', ...keys, ...path]),
    findLine: (path, line) => project.sources.line?.(['x-gate', ...keys, ...path], line),
  })
  if (!isObject(gate)) {
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
