/** The words of a service's name: `db_upgrade-v2` says db, upgrade and v2. */
export function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
