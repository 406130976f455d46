import type { Position } from '../common/problem.js'
import type { Finding, Severity } from './finding.js'

/** How much each finding weighs. `warning`: a release may fail or pass for the wrong reason; `notice`: good to know. */
export const SEVERITIES = {
  STORE_HEALTH_CHECK: 'warning',
  STORE_DEPENDENCY: 'warning',
  PROBE_SOCKET: 'warning',
  PROBE_MYSQLADMIN_PING: 'notice',
  START_INTERVAL: 'warning',
  CONTAINER_NAME: 'notice',
  HOST_PORT: 'notice',
  FIXED_SUBNET: 'notice',
  BRIDGE_NAME: 'notice',
  IMAGE_LATEST: 'warning',
  ENGINE_SOCKET: 'warning',
  PRIVILEGED: 'warning',
  HOST_NETWORK: 'warning',
  UNSET_VARIABLE: 'warning',
  OBSOLETE_VERSION: 'notice',
  COMPOSE_WARNING: 'notice',
} as const satisfies Readonly<Record<string, Severity>>

export type Code = keyof typeof SEVERITIES

/** The codes of the findings about a project alone, whatever its services' roles are. */
export const CODES = Object.keys(SEVERITIES) as readonly Code[]

/**
 * @param why what is found and what follows from it, one sentence without a full stop
 * @param instead what to write, one sentence without a full stop
 */
export function finding(code: Code, at: Position | undefined, why: string, instead: string): Finding {
  return { severity: SEVERITIES[code], code, message: `${why}. ${instead}`, at }
}
