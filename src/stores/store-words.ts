/** What may stand after the word for a store without changing what it is: `redis-primary`, `db-1`, `mysql-data`. */
const after =
  /^(v?\d+|primary|replica|secondary|master|slave|main|server|cluster|node|data|cache|broker|queue|sessions?|test|tests|dev|local|store|db|database|service|ha)$/
/** What, standing before it, makes the whole something else: `wait-for-db`, `backup_postgres`. */
const before =
  /^(wait|await|for|init|migrate|migrator|migrations?|seed|seeder|setup|create|prepare|bootstrap|provision|backup|dump|restore|import|load|check|upgrade|update|reset|clean|drop|to|with|without)$/

/**
 * The last of a name's words that says a store, unless the others make the name something else.
 * @param known the words that say stores; in the name they may be numbered
 */
export function lastStoreWord(
  words: readonly string[],
  known: { has(word: string): boolean },
): string | undefined {
  const plain = words.map((word) => (known.has(word) ? word : word.replace(/\d+$/, '')))
  const at = plain.findLastIndex((word) => known.has(word))
  if (at < 0 || words.slice(0, at).some((word) => before.test(word))) return undefined
  return words.slice(at + 1).every((word) => after.test(word)) ? plain[at] : undefined
}
