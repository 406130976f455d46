/**
 * One container of a service, as people tell it from the others: `app (2 of 3)`; `app` where there is one.
 * @param index from 0, in the order of the containers' numbers
 */
export function replicaName(service: string, index: number, count: number): string {
  return count > 1 ? `${service} (${index + 1} of ${count})` : service
}
