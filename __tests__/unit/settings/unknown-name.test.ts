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

test.each([
  ['fiel', 'write `compose-file` (`x --help` lists all)'],
  ['other', 'see `x --help`'],
])('%s, where a command lists all', (name, instead) => {
  expect(unknownName('it', name, known, 'x --help')).toEqual({ message: 'it is unknown', instead })
})
