/** Tells one run from all others, also from those of the same project name. */
export interface RunIdentity {
  /** New for each run. */
  readonly id: string
  /** ISO 8601 in UTC. */
  readonly begunAt: string
}

/** Labels of everything that a run makes. */
export const RUN = 'compose-gate.run'
export const BEGUN = 'compose-gate.begun-at'

/** Label of containers that may write into a folder of the machine. */
export const MAY_WRITE = 'compose-gate.may-write'

export function runLabels({ id, begunAt }: RunIdentity): Readonly<Record<string, string>> {
  return { [RUN]: id, [BEGUN]: begunAt }
}
