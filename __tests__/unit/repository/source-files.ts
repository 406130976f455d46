import { posix } from 'node:path'
import { parseSync } from '@swc/core'
import { read, tracked } from './files.js'

/** A file of `src`. Paths count from `src`, for instance `plan/graph/waits.ts`. */
export interface SourceFile {
  readonly path: string
  /** The files of `src` it imports from, types and dynamic imports included. */
  readonly imports: readonly string[]
  readonly exportedTypes: readonly string[]
  /** Whether it holds the body of a function, so that it can be wrong. */
  readonly isLogic: boolean
}

const BODIES = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
])

export const sourceFiles: readonly SourceFile[] = tracked(/^src\/.*\.ts$/).map((file) => {
  const path = posix.relative('src', file)
  const text = read(file)
  return {
    path,
    imports: importsIn(text).map((target) => posix.join(posix.dirname(path), target.replace(/\.js$/, '.ts'))),
    exportedTypes: [...text.matchAll(/^export (?:abstract )?(?:interface|type|class) (\w+)/gm)].map(
      ({ 1: name = '' }) => name,
    ),
    isLogic: hasFunctionBody(parseSync(text, { syntax: 'typescript' })),
  }
})

/** `from './x.js'`, `import './x.js'` and `import('./x.js')`, in types too. */
function importsIn(text: string): readonly string[] {
  const all = text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...new Set([...all].map(({ 1: target = '' }) => target))]
}

function hasFunctionBody(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasFunctionBody)
  if (typeof node !== 'object' || node === null) return false
  if ('type' in node && BODIES.has(String(node.type)) && 'body' in node && node.body !== null) return true
  return Object.values(node).some(hasFunctionBody)
}
