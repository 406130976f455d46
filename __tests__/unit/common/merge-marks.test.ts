import { expect, test } from '@jest/globals'
import { mergeMarkIn } from '../../../src/common/merge-marks.js'

test.each([
  ['a\n<<<<<<< HEAD\nb\n', 2, '<<<<<<< HEAD'],
  ['=======\n', 0, '======='],
  ['a\n>>>>>>> main', 2, '>>>>>>> main'],
])('%j', (text, offset, mark) => {
  expect(mergeMarkIn(text)).toMatchObject({ offset, message: `\`${mark}\` is left over from a merge` })
})

test.each(['  =======\n', '========\n', '<<<<<<<\n', 'a: ======='])('not in %j', (text) => {
  expect(mergeMarkIn(text)).toBeUndefined()
})
