import { randomBytes } from 'node:crypto'

/** `lost` becomes for instance `lost-3fa85f64`: several runs of the tests may share one engine. */
export function uniqueName(what: string): string {
  return `${what}-${randomBytes(4).toString('hex')}`
}
