import { levelNamed } from './level.js'

/**
 * What process managers put before each line of the programs they run: `worker.1 | `, `[1] `, `web:dev: `. The same
 * words can begin a single line by chance, so that they count where most lines have them, or where they come again and
 * lines below them are indented.
 */
const PREFIXES: readonly RegExp[] = [
  /^(?:\d\d:\d\d:\d\d(?:\.\d+)? +)?[\w@./-]+(?:\|[\w@./-]+)? *\|(?: |$)/,
  /^\[[\w@./:-]+\](?: |$)/,
  /^@?[\w/-]+:[a-z][\w-]*:(?: |$)/,
  /^[\w@.-]+(?:\/[\w@.-]+)+ [\w:-]+[:$] /,
]

/** A time that was put before each line, such as `docker logs --timestamps` does. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,9}Z /

export function withoutPrefixes(texts: readonly string[]): readonly string[] {
  return PREFIXES.reduce(without, without(texts, STAMP))
}

function without(texts: readonly string[], prefix: RegExp): readonly string[] {
  const found = texts.map((text) => prefixIn(text, prefix))
  const counts = new Map<string, number>()
  for (const own of found) if (own !== undefined) counts.set(own.trim(), (counts.get(own.trim()) ?? 0) + 1)
  const repeated = new Set([...counts].filter(([, count]) => count > 1).map(([own]) => own))
  if (repeated.size === 0) return texts
  const having = found.filter((own) => own !== undefined && repeated.has(own.trim())).length
  const filled = texts.filter((text) => text.trim() !== '').length
  const accepted = having * 2 >= filled ? repeated : indentedUnder(texts, found)
  return texts.map((text, index) => {
    const own = found[index]
    return own === undefined || !accepted.has(own.trim()) ? text : text.slice(own.length)
  })
}

function prefixIn(text: string, prefix: RegExp): string | undefined {
  const found = prefix.exec(text)?.[0]
  const word = found === undefined ? undefined : /\w+/.exec(found)?.[0]
  return word === undefined || levelNamed(word) !== undefined ? undefined : found
}

/** The prefixes under which something is indented. */
function indentedUnder(
  texts: readonly string[],
  found: readonly (string | undefined)[],
): ReadonlySet<string> {
  return new Set(
    found.flatMap((own, index) => {
      const rest = own === undefined ? '' : (texts[index] ?? '').slice(own.length)
      return own !== undefined && /^\s{2,}\S/.test(rest) ? [own.trim()] : []
    }),
  )
}
