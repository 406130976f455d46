/** Something in the project that is different for the run alone, so that the run touches nothing of the user's. */
export interface Adjustment {
  /** In capitals, for instance `FRESH_DATA`. One code appears once in a plan. */
  readonly code: string
  /** The services that it is about. */
  readonly services: readonly string[]
  /** What is different. Starts with a capital letter, and has no full stop at the end. */
  readonly sentence: string
}
