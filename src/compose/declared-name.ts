import { basename } from 'node:path'
import type { Environment } from '../common/environment.js'
import { normalisedName } from '../settings/project-name.js'
import { interpolate } from './files/env-files.js'
import type { SourceTree } from './source/source-tree.js'
import { rootsOf, stepInto, textAt } from './yaml/walk.js'

/**
 * The name that the project has by itself, as `docker compose` without `--project-name` says it: that of
 * `COMPOSE_PROJECT_NAME`, of the last file with a `name`, else of the folder.
 * @param directory of the project, absolute
 */
export function declaredName(tree: SourceTree, directory: string, env: Environment): string {
  const fromVariable = env.COMPOSE_PROJECT_NAME
  if (fromVariable) return normalisedName(fromVariable)
  const written = tree.layers.flatMap((file) =>
    rootsOf(file).flatMap((root) => {
      const name = textAt(stepInto(root, 'name'))
      return name === undefined ? [] : [interpolate(name, tree.environment(file))]
    }),
  )
  return normalisedName(written.at(-1) ?? basename(directory))
}
