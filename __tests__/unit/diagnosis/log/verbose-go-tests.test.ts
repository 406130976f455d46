import { expect, test } from '@jest/globals'
import { linesIn } from '../../../../src/diagnosis/log/lines.js'
import { verboseTest } from '../../../../src/diagnosis/log/verbose-go-tests.js'

const log = [
  '=== RUN   TestPrice',
  '    a_test.go:9: priced',
  '--- PASS: TestPrice (0.00s)',
  '=== RUN   TestStock',
  'loading',
  '=== RUN   TestStock/empty_shelf',
  '    a_test.go:3: want 3, got 2',
  '        of shelf 4',
  '--- FAIL: TestStock (0.00s)',
  '    --- FAIL: TestStock/empty_shelf (0.00s)',
  'FAIL',
]

test('what a test says that failed stands below its name, whatever passed before', () => {
  expect(verboseTest(linesIn(log))).toEqual({ name: 'TestStock/empty_shelf', above: 5, to: 8 })
})

test('a test that failed and said nothing tells nothing', () => {
  expect(verboseTest(linesIn([...log.slice(0, 6), ...log.slice(8)]))).toBeUndefined()
})
