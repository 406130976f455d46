import { remembered } from '../common/remembered.js'

/** The words of a service's name: `db_upgrade-v2` says db, upgrade and v2, and `webTests` says web and tests. */
export const wordsOf = remembered((name): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== ''),
)
