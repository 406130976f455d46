import { expect, test } from '@jest/globals'
import { endOf } from '../../../src/action/state.js'
import { skipped, step } from '../report/records.js'

const started = step('start:app', 0, 10)

test.each([
  ['gone', [skipped('start:app')]],
  ['gone', [started, step('teardown', 10, 20)]],
  ['left', [started, step('teardown', 10, 20, { status: 'failed' })]],
  ['kept', [started]],
] as const)('%s', (end, steps) => expect(endOf({ steps })).toBe(end))
