import { expect, test } from '@jest/globals'
import { unknownName } from '../../../src/settings/unknown-name.js'

const known = [
  { write: 'compose-file', names: ['compose-file', 'file'] },
  { write: 'app', names: ['app'] },
]

test.each([
  ['fiel', 'write `compose-file` (allowed are `compose-file`, `app`)'],
  ['other', 'write one of `compose-file`, `app`'],
])('%s', (name, instead) => {
  expect(unknownName(`input ${name}`, name, known)).toEqual({ message: `input ${name} is unknown`, instead })
})
