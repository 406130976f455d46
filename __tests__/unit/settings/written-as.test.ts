import { expect, test } from '@jest/globals'
import { settingLabel, settingName, settingWith, writtenAs } from '../../../src/settings/written-as.js'

test.each([
  ['input compose-file', 'inputs', 'input `compose-file`', '`compose-file: x`'],
  ['--file', 'flags', '`--file`', '`--file x`'],
  ['x-gate.compose-file', 'x-gate', '`compose-file` under `x-gate`', '`compose-file: x` under `x-gate`'],
] as const)('%s', (label, as, name, withValue) => {
  expect(writtenAs({ label })).toBe(as)
  expect(settingLabel('compose-file', as)).toBe(label)
  expect(settingName('compose-file', as)).toBe(name)
  expect(settingWith('compose-file', 'x', as)).toBe(withValue)
})

test('a setting that has no flag', () => {
  expect(settingName('summary')).toBe('`summary`')
})
