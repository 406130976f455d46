import { expect, test } from '@jest/globals'
import { looksLikeFile } from '../../../src/compose/looks-like-file.js'

test.each([
  ['/etc/app.conf', true],
  ['.env.local', true],
  ['/etc/conf.d', false],
  ['/var/lib/data', false],
])('%s looks like a file: %s', (path, isFile) => {
  expect(looksLikeFile(path)).toBe(isFile)
})
