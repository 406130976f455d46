import type { Project } from '../../compose/project.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

const UNSET = /^The "(\w+)" variable is not set/
const OBSOLETE = /`version` is obsolete/

/** An empty word where the author meant a value. */
export function unsetVariable(project: Project): readonly Finding[] {
  return project.warnings.flatMap((warning) => {
    const name = UNSET.exec(warning)?.[1]
    if (name === undefined) return []
    return finding(
      'UNSET_VARIABLE',
      project.sources.variable(name),
      `the variable ${name} is not set and became empty`,
      `Set it, write a default, \${${name}:-value}, or demand it, \${${name}:?why}; a dollar sign that is meant is written $$`,
    )
  })
}

/** Compose has not looked at it since 2020. */
export function obsoleteVersion(project: Project): readonly Finding[] {
  const at = project.sources.written(['version'])
  if (at === undefined) return []
  return [finding('OBSOLETE_VERSION', at, 'version is obsolete, and Compose ignores it', 'Take the line out')]
}

/** What else Compose warned about, in its own words. */
export function composeWarning(project: Project): readonly Finding[] {
  return project.warnings.flatMap((warning) =>
    UNSET.test(warning) || OBSOLETE.test(warning)
      ? []
      : finding(
          'COMPOSE_WARNING',
          undefined,
          warning.replace(/\.$/, ''),
          'These are the words of docker compose',
        ),
  )
}
