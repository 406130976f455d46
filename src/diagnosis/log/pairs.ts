const PAIR = /(?:^|\s)([\w.@-]+)=("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']\S*|(?=\s|$))/g

/** The pairs `key=value` of a text. */
export interface Pairs {
  readonly fields: { readonly [key: string]: string }
  readonly count: number
  /** Characters of the text that belong to pairs, the blanks before them included. */
  readonly length: number
}

/** Reads what logfmt is made of. Values can be quoted. */
export function pairsIn(text: string): Pairs {
  const pairs = [...text.matchAll(PAIR)]
  return {
    fields: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, unquoted(value)])),
    count: pairs.length,
    length: pairs.reduce((length, [pair]) => length + pair.length, 0),
  }
}

function unquoted(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1).replace(/\\'/g, "'")
  if (!value.startsWith('"')) return value
  try {
    const text: unknown = JSON.parse(value)
    return typeof text === 'string' ? text : value
  } catch {
    return value.slice(1, -1).replace(/\\"/g, '"')
  }
}
