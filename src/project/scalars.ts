import { isScalar, type Scalar, visit } from 'yaml'
import type { Position } from '../problem.js'
import { position, type SourceFile } from './document.js'

/** A scalar of a file with the text as it is written there, quotes and all. */
export interface WrittenScalar {
  readonly file: SourceFile
  readonly value: string
  readonly written: string
  readonly offset: number
}

/** Every scalar value of a file, keys left out. */
export function scalarsOf(file: SourceFile): readonly WrittenScalar[] {
  const found: WrittenScalar[] = []
  const take = (key: unknown, node: Scalar) => {
    if (key === 'key' || !isScalar(node) || !node.range) return
    const [start, end] = node.range
    found.push({ file, value: String(node.value), written: file.text.slice(start, end), offset: start })
  }
  for (const document of file.documents) visit(document, { Scalar: take })
  return found
}

/** Where, within the scalar, some of its written text begins. */
export function within(scalar: WrittenScalar, index: number): Position {
  return position(scalar.file, scalar.offset + Math.max(0, index))
}
