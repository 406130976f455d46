import { relative } from 'node:path'
import type { ProjectRule } from '../facts.js'

/** What runs is not the image alone, but the image with the source of its build over it. */
export const sourceMount: ProjectRule = {
  code: 'SOURCE_MOUNT',
  severity: 'warning',
  observe: ({ project: { services, sources, directory } }) =>
    Object.values(services).flatMap(({ name, sourceMounts = [] }) =>
      sourceMounts.map(({ source, target }) => ({
        about: name,
        at: sources.at(['services', name, 'volumes', target.replaceAll('$', '$$$$')]),
        why: `${shown(source, directory)} is mounted over ${target} of ${name}, where the built image has files of its own, so what is judged is not the image that ships`,
        instead:
          'Move the mount to a Compose file that only developers use, or set `source-mounts: drop`, and the run leaves the mount out',
      })),
    ),
}

function shown(source: string, directory: string): string {
  const inside = relative(directory, source)
  if (inside === '') return 'The project directory'
  return inside.startsWith('..') ? source : `./${inside}`
}
