import { expect, test } from '@jest/globals'
import { briefCommand } from '../../../../src/roles/facts/brief-command.js'

test('a command is cut where it is too long for a reason', () => {
  expect(briefCommand('x'.repeat(60))).toBe('x'.repeat(60))
  expect(briefCommand('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`)
})
