import { expect, test } from '@jest/globals'
import { Interrupted } from '../../../src/common/interrupted.js'

test('an interruption says by which signal', () => {
  const reason = new Interrupted('SIGTERM')
  expect([reason.signal, reason.name, reason.message]).toEqual([
    'SIGTERM',
    'Interrupted',
    'interrupted by SIGTERM',
  ])
})
