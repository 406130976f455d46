import { expect, test } from '@jest/globals'
import { testsInWords } from '../../../src/report/tests-in-words.js'

test('tests are counted in words, and what did not fail is not told', () => {
  expect(testsInWords({ tests: 1, failed: 0, skipped: 0 })).toBe('1 test')
  expect(testsInWords({ tests: 12, failed: 1, skipped: 2 })).toBe('12 tests, 1 failed, 2 skipped')
})
