import { expect, test } from '@jest/globals'
import { imageNamesIn } from '../../../../src/roles/known/known-image.js'

test('the images of a list, those of entries without any left out', () => {
  const list = [{ name: 'a', images: ['a', 'acme/a'] }, { name: 'b' }, { name: 'c', images: ['c'] }]
  expect(imageNamesIn(list)).toEqual(['a', 'acme/a', 'c'])
})
