/** What a later process has to know to remove a run that could not remove itself. */
export interface Claim {
  /** Names of the variables whose values must not be printed. The values themselves are stored nowhere. */
  readonly secrets: readonly string[]
  /** Absolute; where some of these variables may have been taken from. */
  readonly files: readonly string[]
  /** Milliseconds that a container gets to stop by itself. */
  readonly grace: number
}
