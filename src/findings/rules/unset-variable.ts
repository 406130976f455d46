import { unsetVariableIn } from '../../compose/compose-warnings.js'
import type { ProjectRule } from '../facts.js'

/** Compose puts nothing where the author meant a value. */
export const unsetVariable: ProjectRule = {
  code: 'UNSET_VARIABLE',
  severity: 'warning',
  observe: ({ project: { warnings, sources } }) =>
    warnings.flatMap((warning) => {
      const name = unsetVariableIn(warning)
      if (name === undefined) return []
      return {
        about: name,
        at: sources.variable(name),
        why: `the variable ${name} is not set and became empty`,
        instead: `Set it, write a default, \${${name}:-value}, or demand it, \${${name}:?why}; if the program in the container is to see it, write $$${name}`,
      }
    }),
}
