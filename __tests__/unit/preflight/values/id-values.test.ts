import { expect, test } from '@jest/globals'
import { wrongIds } from '../../../../src/preflight/values/id-values.js'

test.each([
  [{ user: '2147483648' }, ['user `2147483648`']],
  [{ user: 'app:99999999999' }, ['user `99999999999`']],
  [{ group_add: ['0', 'audio', '4294967294'] }, ['group_add.2 `4294967294`']],
  [{ user: '2147483647:0', group_add: ['docker', '999'] }, []],
  [{}, []],
])('%j', (service, expected) => {
  const told = wrongIds(service).map(({ path, wrong }) => `${path.join('.')} ${wrong[0].split(' is ')[0]}`)
  expect(told).toEqual(expected)
})
