import { RUN } from '../common/run-identity.js'
import type { Labels } from './container-facts.js'

/** Whose things of a project are meant. */
export type Owner =
  | { readonly kind: 'anybody' }
  /** `holdsName`: the name of the project is the run's, and so is what has the name and no run's label. */
  | { readonly kind: 'run'; readonly id: string; readonly holdsName: boolean }

export const ANYBODY: Owner = { kind: 'anybody' }

/** Whether something with these labels is the owner's. */
export function owns(owner: Owner, labels: Labels | undefined): boolean {
  if (owner.kind === 'anybody') return true
  const run = labels?.[RUN]
  return run === undefined ? owner.holdsName : run === owner.id
}
