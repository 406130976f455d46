/** What in the Compose file explains what was said: a limit, or a mount. */
export interface CauseInFile {
  /** Keys from the root of the Compose model. */
  readonly path: readonly string[]
  /** What the user can do about it, one sentence without its full stop. */
  readonly remedy: string
}
