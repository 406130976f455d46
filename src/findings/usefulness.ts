import type { Finding, Severity } from './finding.js'

/** Codes by how much they may cost: first what makes a run fail, or pass, for the wrong reason. */
export const BY_USE: readonly string[] = [
  ...[
    'SOURCE_MOUNT',
    'UNSET_VARIABLE',
    'EMPTY_VARIABLE',
    'BIND_SOURCE',
    'STORE_NETWORK',
    'MOVED_PORT',
    'ENGINE_NAME',
    'RESTARTED',
    'NO_CHECK',
  ],
  ...['MIGRATION_ORDER', 'ONE_SHOT_RESTART', 'STORE_DEPENDENCY', 'STORE_HEALTH_CHECK', 'PROBE_SOCKET'],
  ...['HOST_NETWORK', 'ENGINE_SOCKET', 'PRIVILEGED', 'IMAGE_LATEST', 'START_INTERVAL'],
  ...['MIGRATION_IN_COMMAND', 'EXTERNAL_NETWORK', 'EXTERNAL_VOLUME', 'INACTIVE_IMAGE', 'NEVER_STARTED'],
  ...['FIXED_SUBNET', 'DEFAULT_CHECK', 'NO_MIGRATION', 'SILENT_PORT'],
  ...['PROBE_MYSQLADMIN_PING', 'COMPOSE_WARNING', 'OBSOLETE_VERSION'],
]

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice']

/** The most useful first; those of one code in the order of the files, and without a place last. */
export function byUse(one: Finding, other: Finding): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    rankOf(one) - rankOf(other) ||
    byPlace(one, other)
  )
}

function rankOf({ code }: Finding): number {
  const rank = BY_USE.indexOf(code)
  return rank < 0 ? BY_USE.length : rank
}

function byPlace({ at: one }: Finding, { at: other }: Finding): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column
}
