import type { Position } from '../../common/problem.js'
import { position, type SourceFile } from './source-file.js'

/** A scalar of a file with the text as it is written there, quotes and all. */
export interface WrittenScalar {
  readonly file: SourceFile
  readonly value: string
  readonly written: string
  readonly offset: number
}

/** Every scalar value of a file, keys left out. */
export function scalarsOf(file: SourceFile): readonly WrittenScalar[] {
  return file.scalars.flatMap(({ start, value = 'null', written }) =>
    start === undefined ? [] : [{ file, value, written, offset: start }],
  )
}

/** Where, within the scalar, some of its written text begins. */
export function within(scalar: WrittenScalar, index: number): Position {
  return position(scalar.file, scalar.offset + Math.max(0, index))
}
