import type { Position } from '../../common/problem.js'
import type { SourceTree } from './source-tree.js'

const COMMENT = /(?:^|[^\S\n])#[^\S\n]*compose-gate-ignore:[^\S\n]*([A-Z_]+(?:(?:[^\S\n]|,)+[A-Z_]+)*)/gm

/**
 * The findings that authors silence with a comment `# compose-gate-ignore: CODE` on the line, or alone above it.
 * @returns whether a code is silenced at a place
 */
export function silencesOf(tree: SourceTree): (code: string, at: Position) => boolean {
  const silenced = new Set<string>()
  for (const { shown, text, lines } of tree.all) {
    for (const { index, 0: comment, 1: codes = '' } of text.matchAll(COMMENT)) {
      const hash = index + comment.indexOf('#')
      const { line } = lines.linePos(hash)
      const isAlone = text.slice(text.lastIndexOf('\n', hash) + 1, hash).trim() === ''
      for (const code of codes.split(/[\s,]+/)) {
        silenced.add(`${code} ${line} ${shown}`)
        if (isAlone) silenced.add(`${code} ${line + 1} ${shown}`)
      }
    }
  }
  return (code, { file, line }) => silenced.has(`${code} ${line} ${file}`)
}
