import { levelNamed } from './level.js'

/**
 * What process managers put before each line of the programs they run: `worker.1 | `, `[1] `, `web:dev: `. The same
 * words can begin a single line by chance, so that they count where most lines have them, or where they come again and
 * lines below them are indented.
 */
const PREFIXES: readonly RegExp[] = [
  /^(?:\d\d:\d\d:\d\d(?:\.\d+)? +)?[\w@./-]+(?:\|[\w@./-]+)? *\|(?: |$)/,
  // A number and a date behind it are columns of a logger.
  /^\[[\w@./:-]+\](?! \d+ +- )(?: |$)/,
  /^@?[\w/-]+:[a-z][\w-]*:(?: |$)/,
  /^[\w@.-]+(?:\/[\w@.-]+)+ [\w:-]+[:$] /,
]

/** A time that was put before each line, such as `docker logs --timestamps` does, always with nanoseconds. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /

export function withoutPrefixes(texts: readonly string[]): readonly string[] {
  return PREFIXES.reduce(without, without(texts, STAMP))
}

function without(texts: readonly string[], prefix: RegExp): readonly string[] {
  const found = texts.map((text) => prefixIn(text, prefix))
  const having = found.filter((own) => own !== undefined).length
  if (having < 2) return texts
  const filled = texts.filter((text) => text.trim() !== '').length
  const accepted = having * 2 >= filled ? undefined : repeatedAndIndented(texts, found)
  return texts.map((text, index) => {
    const own = found[index]
    return own === undefined || accepted?.has(own.trim()) === false ? text : text.slice(own.length)
  })
}

function prefixIn(text: string, prefix: RegExp): string | undefined {
  const found = prefix.exec(text)?.[0]
  const word = found === undefined ? undefined : /\w+/.exec(found)?.[0]
  return word === undefined || levelNamed(word) !== undefined ? undefined : found
}

/** The prefixes that come again, and under which something is indented. */
function repeatedAndIndented(
  texts: readonly string[],
  found: readonly (string | undefined)[],
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const indented = new Set<string>()
  found.forEach((own, index) => {
    if (own === undefined) return
    counts.set(own.trim(), (counts.get(own.trim()) ?? 0) + 1)
    if (/^\s{2,}\S/.test((texts[index] ?? '').slice(own.length))) indented.add(own.trim())
  })
  return new Set([...indented].filter((own) => (counts.get(own) ?? 0) > 1))
}
