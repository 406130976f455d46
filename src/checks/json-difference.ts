/** What people call a JSON value. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'object'

/** The first place where two JSON values differ. */
export interface Difference {
  /** The place as a JSONPath, `$` for the whole. */
  readonly path: string
  /** The two values there. `undefined` where there is none. */
  readonly expected: unknown
  readonly got: unknown
  /**
   * What differs: the kind, where the kinds differ; the length of lists; else the value. Two answers that differ in
   * the same way have the same text here.
   */
  readonly essence: string
}

export function jsonKind(value: unknown): JsonKind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  const type = typeof value
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object'
}

/**
 * Reads JSON text. A number that is too long for JavaScript loses digits.
 * @returns undefined where the text is no JSON
 */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    // The caller knows where the text comes from, and says what is wrong.
    return undefined
  }
}

/**
 * Compares two JSON values. The order of keys does not matter. A list of open pairs takes the place of recursion, so
 * that an answer with a million levels does not overflow the stack.
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

/** What differs between two values, apart from what they hold. */
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
