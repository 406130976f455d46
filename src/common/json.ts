/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonObject = { readonly [key: string]: Json }

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as an object; empty where it is none. */
export function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

/** The value as a list; empty where it is none. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** A text as it is; a number or a boolean as text. */
export function string(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

export function strings(value: Json | undefined): readonly string[] {
  return list(value).flatMap((item) => string(item) ?? [])
}

/** A number, or a text that is one. */
export function number(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
}
