/** What a JSON value is, as people call it. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'object'

/** The first place where two JSON values differ. */
export interface Difference {
  /** The place as a JSONPath, `$` for the whole. */
  readonly path: string
  /** The two values there. `undefined`: nothing stands there. */
  readonly expected: unknown
  readonly got: unknown
  /** What differs, without what does not matter: two answers with the same difference have the same text. Of values
   *  of different kinds it is the kind, of lists their length, of plain values the value. */
  readonly essence: string
}

export function jsonKind(value: unknown): JsonKind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  const type = typeof value
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object'
}

/**
 * Reads JSON text. A number too long for JavaScript loses digits, as it would in a browser.
 * @returns undefined where it is no JSON
 */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    // What is wrong with it is said by the caller, who knows where it comes from.
    return undefined
  }
}

/**
 * Compares two JSON values, whatever the order of keys. Goes by a list of its own instead of recursion, so that an
 * answer nested a million levels deep is an answer and no stack overflow.
 * @returns undefined where they are equal
 */
export function difference(expected: unknown, got: unknown): Difference | undefined {
  const open: { path: string; expected: unknown; got: unknown }[] = [{ path: '$', expected, got }]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const essence = essenceOf(pair.expected, pair.got)
    if (essence !== undefined) return { ...pair, essence }
    open.push(...innerPairs(pair).reverse())
  }
  return undefined
}

/** What differs between two values, seen without what they hold. */
function essenceOf(expected: unknown, got: unknown): string | undefined {
  if (got === undefined) return 'missing'
  if (expected === undefined) return 'not expected'
  const kind = jsonKind(got)
  if (jsonKind(expected) !== kind) return kind
  if (Array.isArray(expected) && Array.isArray(got)) {
    return expected.length === got.length ? undefined : `length ${got.length}`
  }
  if (kind === 'object') return undefined
  return expected === got ? undefined : String(got)
}

function innerPairs(pair: { path: string; expected: unknown; got: unknown }) {
  if (Array.isArray(pair.expected) && Array.isArray(pair.got)) {
    const got: unknown[] = pair.got
    return pair.expected.map((value: unknown, index) => ({
      path: `${pair.path}[${index}]`,
      expected: value,
      got: got[index],
    }))
  }
  if (jsonKind(pair.expected) !== 'object') return []
  const expected = new Map<string, unknown>(Object.entries(pair.expected as object))
  const got = new Map<string, unknown>(Object.entries(pair.got as object))
  const keys = [...expected.keys(), ...[...got.keys()].filter((key) => !expected.has(key))]
  return keys.map((key) => ({
    path: `${pair.path}${/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`,
    expected: expected.get(key),
    got: got.get(key),
  }))
}
