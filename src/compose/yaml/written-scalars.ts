import type { Position } from '../../common/problem.js'
import { scalarText } from './read-yaml.js'
import { positionIn, type SourceFile } from './source-file.js'

/** A scalar of a file with the text as it is written there, quotes included. */
export interface WrittenScalar {
  readonly file: SourceFile
  readonly value: string
  readonly written: string
  readonly offset: number
}

/** Every scalar value of a file. Keys are left out. */
export function scalarsOf(file: SourceFile): readonly WrittenScalar[] {
  return file.scalars.flatMap((node) => {
    const [start, end] = node.range
    if (start === end) return []
    return { file, value: scalarText(node) ?? 'null', written: file.text.slice(start, end), offset: start }
  })
}

/** Where, within the scalar, some of its written text begins. */
export function positionWithin(scalar: WrittenScalar, index: number): Position {
  return positionIn(scalar.file, scalar.offset + Math.max(0, index))
}
