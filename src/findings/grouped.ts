import type { Finding } from './finding.js'

/** Names of one line; the others are counted. */
const MAX_GROUPED_NAMES = 8

/** Each code once, with all its places: the first of them tells what is found, the others are listed behind it. */
export function grouped(findings: readonly Finding[]): readonly Finding[] {
  const byCode = new Map<string, Finding[]>()
  for (const finding of findings) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding])
  return [...byCode.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    return others.length === 0
      ? [first]
      : [{ ...first, alone: first.message, message: withOthers(first, others), others }]
  })
}

/** Every finding by itself, as before `grouped`. */
export function ungrouped(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap(({ others = [], alone, ...first }) => [
    { ...first, message: alone ?? first.message },
    ...others,
  ])
}

function withOthers(first: Finding, others: readonly Finding[]): string {
  const names = [...new Set(others.map((other) => other.about ?? placeOf(other)))]
  const own = names.filter((name) => name !== first.about)
  const shown = own.length === 0 ? [`${others.length} more`] : own.slice(0, MAX_GROUPED_NAMES)
  const more = own.length - MAX_GROUPED_NAMES
  return `${first.message}. The same holds for ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function placeOf({ at }: Finding): string {
  return at === undefined ? 'another' : `${at.file}:${at.line}`
}
