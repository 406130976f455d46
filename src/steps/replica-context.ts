import type { CheckContext } from './step-context.js'

/** One container of a service. */
export interface Replica {
  /** From 0, in the order of the containers' numbers. */
  readonly index: number
  /** How many containers the service has. */
  readonly count: number
}

/** A context in which the services have no other container than this one, so that only this one is looked at. */
export function replicaContext(context: CheckContext, { index, count }: Replica): CheckContext {
  if (count === 1) return context
  const { containers } = context
  const of = (service: string) => containers.of(service).slice(index, index + 1)
  return { ...context, containers: { create: (...request) => containers.create(...request), of } }
}
