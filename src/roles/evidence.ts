/** Why a rule says what it says, and where that stands. */
export interface Evidence {
  /** One clause a person would say. */
  readonly why: string
  /** Keys below the service; empty: the service itself. */
  readonly path?: readonly (string | number)[] | undefined
  /** Keys from the root, where the reason stands at another service. */
  readonly elsewhere?: readonly (string | number)[] | undefined
}
