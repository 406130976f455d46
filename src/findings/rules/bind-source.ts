import { relative } from 'node:path'
import { looksLikeFile } from '../../compose/looks-like-file.js'
import type { Project, Service } from '../../compose/project.js'
import type { Rule } from '../rule.js'

/** A folder or file of the machine in a container. */
export interface BindMount {
  readonly service: Service
  /** Absolute, on the engine's machine. */
  readonly source: string
  /** In the container, as Compose prints it and the file has it: with each dollar twice. */
  readonly target: string
}

interface BindFacts {
  readonly project: Pick<Project, 'directory' | 'sources'>
  /** Those whose source does not exist. */
  readonly missing: readonly BindMount[]
}

/**
 * The engine makes an empty folder where a bind mount has no source, in the user's own files, and the next run no
 * longer notices. An empty folder may be what is wanted for data, but never for a file.
 */
export const bindSource: Rule<BindFacts> = {
  code: 'BIND_SOURCE',
  severity: 'warning',
  observe: ({ project: { directory, sources }, missing }) =>
    missing.map(({ service, source, target }) => {
      const inside = relative(directory, source)
      const shown = inside.startsWith('..') ? source : `./${inside}`
      const isFile = looksLikeFile(source) || looksLikeFile(target)
      return {
        about: `${shown} (${service.name})`,
        at: sources.at(['services', service.name, 'volumes', target]),
        why: `${shown} is not there, so the engine makes an empty folder of that name, and ${service.name} gets that`,
        instead: isFile
          ? 'Write the file, or mend the path'
          : 'Mend the path, make the folder beforehand, or use a named volume for data',
        severity: isFile ? undefined : 'notice',
      }
    }),
}
