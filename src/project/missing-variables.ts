import type { Problem } from '../problem.js'
import type { SourceFile } from './document.js'
import type { Environment } from './environment.js'
import { scalarsOf, within } from './scalars.js'

/** `${NAME:?message}` and `${NAME?message}`. */
const REQUIRED = /(?<!\$)(?:\$\$)*\$\{(\w+)(:?)\?([^}]*)\}/g

/** Variables that the files say must be set and that are not, each where it is written. */
export function missingVariables(files: readonly SourceFile[], env: Environment): readonly Problem[] {
  return files.flatMap(scalarsOf).flatMap((scalar) =>
    [...scalar.written.matchAll(REQUIRED)].flatMap((match) => {
      const [, name = '', colon, message] = match
      const value = env[name]
      if (value !== undefined && (colon === '' || value !== '')) return []
      return {
        message: `required variable ${name} is missing a value${message ? `: ${message}` : ''}`,
        at: within(scalar, match.index),
        instead: `set ${name} in the environment or in an env file, or write a default: \${${name}:-value}`,
      }
    }),
  )
}
