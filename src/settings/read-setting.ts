import type { Given, Origin, Parser } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { splitNames } from './lists.js'
import { type SettingName, settingsTable } from './table.js'

type Row<N extends SettingName> = (typeof settingsTable)[N]

/** The kind of a setting, as the table has it. */
export type KindOf<N extends SettingName> = Row<N>['kind']

/** Settings whose default is a value, and not inferred. */
export type Defaulted = {
  [N in SettingName]: Row<N> extends { default: string } ? N : never
}[SettingName]

/**
 * Reads one setting that was given in one way. A value with a problem is reported, and counts as not given. An empty
 * list counts as not given too, because Compose prints it as null under `x-gate`.
 */
export function readSetting<T>(
  given: Given<unknown> | undefined,
  parse: Parser<T>,
  report: Report,
): Given<T> | undefined {
  if (given === undefined) return undefined
  const value = parse(given.value, given.origin, report)
  const empty = Array.isArray(value) && value.length === 0
  if (value === undefined || empty) return undefined
  const items = itemsOf(given, value)
  return { value, origin: items === undefined ? given.origin : { ...given.origin, items } }
}

/** The line of each name of a list that was written as a text of several lines. */
function itemsOf({ value: text, origin }: Given<unknown>, value: unknown): readonly Origin[] | undefined {
  if (typeof text !== 'string' || !Array.isArray(value)) return undefined
  const written = splitNames([{ text, origin }])
  if (written.every((one) => one.origin === origin)) return undefined
  return value.map((item: unknown) => {
    const name = typeof item === 'object' && item !== null && 'service' in item ? item.service : item
    return written.find((one) => one.text === name)?.origin ?? origin
  })
}

/** The default of a setting, by the table. */
export function defaultOf<T>(name: Defaulted, parse: Parser<T>): T {
  const origin = { label: `default of ${name}` }
  const parsed = readSetting({ value: settingsTable[name].default, origin }, parse, () => {})
  if (parsed === undefined) throw new Error(`the table's default of ${name} cannot be read`)
  return parsed.value
}
