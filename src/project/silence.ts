import type { Position } from '../problem.js'
import type { SourceTree } from './read-sources.js'

const COMMENT = /(?:^|\s)#\s*compose-gate-ignore:\s*([A-Z_]+(?:[\s,]+[A-Z_]+)*)/

/** Whether the author does not want to hear this: `# compose-gate-ignore: CODE` on the line, or alone above it. */
export function isSilenced(tree: SourceTree, code: string, at: Position): boolean {
  const file = tree.all.find(({ shown }) => shown === at.file)
  if (file === undefined) return false
  const lines = file.text.split(/\r?\n/)
  const own = lines[at.line - 1] ?? ''
  const above = lines[at.line - 2] ?? ''
  return [own, above.trimStart().startsWith('#') ? above : ''].some((line) => codesIn(line).includes(code))
}

function codesIn(line: string): readonly string[] {
  return (COMMENT.exec(line)?.[1] ?? '').split(/[\s,]+/).filter((code) => code !== '')
}
