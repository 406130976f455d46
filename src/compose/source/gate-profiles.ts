import type { Environment } from '../../common/environment.js'
import { interpolate } from '../files/environment.js'
import { descend, entriesAt, rootsOf, textAt } from '../yaml/walk.js'
import type { SourceTree } from './source-tree.js'

/**
 * The profiles that the files name under `x-gate`, for a question that Compose refuses without them. Good enough to
 * get an answer, which then says what they really are.
 */
export function profilesInGate(tree: SourceTree, env: Environment): readonly string[] {
  const written = tree.layers
    .flatMap(rootsOf)
    .flatMap((root) => entriesAt(descend(root, 'x-gate', 'profiles')))
  const names = written.flatMap((entry) => interpolate(textAt(entry) ?? '', env).split(/[\s,]+/))
  return [...new Set(names.filter((name) => name !== ''))]
}
