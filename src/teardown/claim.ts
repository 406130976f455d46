import type { RunIdentity } from '../common/run-identity.js'

/** What a later process has to know to remove a run that could not remove itself. */
export interface Claim {
  readonly run: RunIdentity
  /** Names of the variables whose values must not be printed. The values themselves are stored nowhere. */
  readonly secrets: readonly string[]
  /** Names of the variables whose values may be printed, although the names say that they are secrets. */
  readonly shown: readonly string[]
  /** The env files of the project, absolute, in the order in which Compose reads them. */
  readonly files: readonly string[]
  /** The env files of included Compose files, absolute. */
  readonly included: readonly string[]
  /** The files whose contents are secrets, absolute. */
  readonly secretFiles: readonly string[]
  /** Milliseconds that a container gets to stop by itself, where somebody said how many. */
  readonly grace?: number | undefined
}
