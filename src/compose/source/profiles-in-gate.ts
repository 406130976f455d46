import type { Environment } from '../../common/environment.js'
import { interpolate } from '../files/env-files.js'
import { descend, entriesAt, rootsOf, textAt } from '../yaml/walk.js'
import type { SourceTree } from './source-tree.js'

/**
 * The profiles that the files name under `x-gate`. Where Compose refuses a project without its profiles, these suffice
 * to ask again. The answer then says what the profiles really are.
 */
export function profilesInGate(tree: SourceTree, env: Environment): readonly string[] {
  const written = tree.layers
    .flatMap(rootsOf)
    .flatMap((root) => entriesAt(descend(root, 'x-gate', 'profiles')))
  const names = written.flatMap((entry) => interpolate(textAt(entry) ?? '', env).split(/[\s,]+/))
  return [...new Set(names.filter((name) => name !== ''))]
}
