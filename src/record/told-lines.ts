/** Lines of a log that say why something failed. */
export interface ToldLines {
  /** The log's name, as in `RunRecord.logs`: a service, or `build-app`. */
  readonly log: string
  /** In order, as they stand there. */
  readonly lines: readonly string[]
}
