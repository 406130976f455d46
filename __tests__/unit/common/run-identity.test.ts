import { expect, test } from '@jest/globals'
import { runLabels } from '../../../src/common/run-identity.js'

test('the labels of a run', () => {
  expect(runLabels({ id: 'x', begunAt: '2026-01-02T03:04:05.000Z' })).toEqual({
    'compose-gate.run': 'x',
    'compose-gate.begun-at': '2026-01-02T03:04:05.000Z',
  })
})
