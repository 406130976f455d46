import { isObject, type Json } from '../common/json.js'

/** A text of Compose's answer. Compose prints each `$` twice, so that its answer can be read again as a Compose file. */
export function undoubled(text: string): string {
  return text.replaceAll('$$', '$')
}

/** Any value of Compose's answer. Keys are left as they are. */
export function undouble(value: Json): Json {
  if (typeof value === 'string') return undoubled(value)
  if (Array.isArray(value)) return value.map(undouble)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, undouble(inner)]))
}
