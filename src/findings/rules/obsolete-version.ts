import type { ProjectRule } from '../facts.js'

/** Compose has not read `version` since 2020. */
export const obsoleteVersion: ProjectRule = {
  code: 'OBSOLETE_VERSION',
  severity: 'notice',
  observe: ({ project: { sources } }) => {
    const at = sources.written(['version'])
    if (at === undefined) return []
    return [{ at, why: 'version is obsolete, and Compose ignores it', instead: 'Take the line out' }]
  },
}
