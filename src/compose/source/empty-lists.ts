import { isObject, type Json } from '../../common/json.js'

/**
 * The value of `x-gate` with the empty lists that Compose prints as null, up to version 2.40: `smoke: []` says something.
 * @param printed by Compose
 * @param written in the files; undefined: only Compose knows it
 */
export function withEmptyLists(printed: Json, written: Json | undefined): Json {
  if (!isObject(printed) || !isObject(written)) return printed
  const isEmptied = (key: string, value: Json) => {
    const own = written[key]
    return value === null && Array.isArray(own) && own.length === 0
  }
  return Object.fromEntries(
    Object.entries(printed).map(([key, value]) => [key, isEmptied(key, value) ? [] : value]),
  )
}
