/** A limit of the file that explains what was said. */
export interface ReachedLimit {
  /** Keys from the root of the Compose model. */
  readonly path: readonly string[]
  /** What the user can do about it, one sentence without its full stop. */
  readonly remedy: string
}
