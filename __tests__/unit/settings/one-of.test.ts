import { expect, test } from '@jest/globals'
import { oneOf } from '../../../src/settings/one-of.js'
import { collect, origin } from './given-by.js'

const read = (value: unknown) => collect((report) => oneOf('missing', 'always')(value, origin, report))

test.each([
  ['always', 'always', []],
  [' missing\n', 'missing', []],
  ['alwys', undefined, ['input x: `alwys` is none of `missing`, `always` → write `always`']],
  ['never', undefined, ['input x: `never` is none of `missing`, `always` → write `missing` or `always`']],
  [true, undefined, ['input x: `true` is none of `missing`, `always` → write `missing` or `always`']],
])('%j', (value, expected, problems) => expect(read(value)).toEqual({ value: expected, problems }))
