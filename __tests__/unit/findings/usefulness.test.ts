import { expect, test } from '@jest/globals'
import { byUse } from '../../../src/findings/usefulness.js'

test('a warning before a notice, then by rank, then by place', () => {
  const at = (line: number) => ({ file: 'a', line, column: 1 })
  const all = [
    { severity: 'notice', code: 'SOURCE_MOUNT', message: '1' },
    { severity: 'warning', code: 'IMAGE_LATEST', message: '2', at: at(1) },
    { severity: 'warning', code: 'UNSET_VARIABLE', message: '3', at: at(9) },
    { severity: 'warning', code: 'UNSET_VARIABLE', message: '4', at: at(2) },
  ] as const
  expect([...all].sort(byUse).map(({ message }) => message)).toEqual(['4', '3', '2', '1'])
})
