import { expect, test } from '@jest/globals'
import { shownFolder } from '../../../../src/compose/files/shown-folder.js'

test.each([
  ['/w', 'inputs', 'the workspace'],
  ['/w', 'flags', '/w'],
  ['/w/shop', 'inputs', 'shop'],
  ['/elsewhere', 'inputs', '/elsewhere'],
] as const)('%s, with settings as %s, is %s', (directory, writtenAs, shown) => {
  expect(shownFolder(directory, { writtenAs }, '/w')).toBe(shown)
})
