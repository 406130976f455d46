import type { Problem } from '../../common/problem.js'
import type { SourceTree } from '../source/source-tree.js'
import type { MeantFile, SourceFile } from '../yaml/source-file.js'
import { shapeProblems } from './shape-problems.js'
import { isOnlyMisplaced } from './unknown-key-remedy.js'
import { unknownKeys } from './unknown-keys.js'

/**
 * What is wrong with the values of files that are no YAML, as far as that is certain: unknown keys that are like a known
 * one, and values of a wrong kind, on lines that are as they were written.
 * @param version of Compose; absent: nobody knows
 */
export function besideSlips(tree: SourceTree, version: string | undefined): readonly Problem[] {
  const meant = tree.all.flatMap((file) => meantBy(file) ?? [])
  const files = meant.map(({ file }) => file)
  const changed = new Set(
    meant.flatMap(({ file, changed }) => [...changed].map((line) => `${file.shown}:${line}`)),
  )
  return [
    ...unknownKeys(files, version).filter(
      (problem) => problem.instead !== undefined && !isOnlyMisplaced(problem),
    ),
    // A value may begin on the line below its key.
    ...shapeProblems({ all: files })
      .map(({ problem }) => problem)
      .filter(({ at }) => at !== undefined && !changed.has(`${at.file}:${at.line + 1}`)),
  ].filter(({ at }) => at !== undefined && !changed.has(`${at.file}:${at.line}`))
}

function meantBy(file: SourceFile): MeantFile | undefined {
  if (file.meant === undefined) return { file, changed: new Set() }
  return file.meant === 'unknown' ? undefined : file.meant
}
