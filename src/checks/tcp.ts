import type { Check, StatusExpectation } from './check.js'

/** Stands where a request has its method: the check asks for a connection. */
export const TCP = 'TCP'

/** What a check of a connection expects of the status that it does not have. */
export const NO_STATUS: StatusExpectation = { kind: 'no status' }

/** Whether a check asks for a connection, and not over HTTP. */
export function isTcp({ method }: Pick<Check, 'method'>): boolean {
  return method === TCP
}
