import { describe, expect, test } from '@jest/globals'
import { listOf, locationKinds } from '../../../src/settings/location-kinds.js'
import { collect, origin } from './given-by.js'

type LocationKind = keyof typeof locationKinds

const parsed = (kind: LocationKind, value: unknown) =>
  collect((report) => locationKinds[kind](value, origin, report))

describe('good values', () => {
  test.each<[LocationKind, unknown, unknown]>([
    ['path', ' some where ', 'some where'],
    ['paths', 'a.yml\nb c.yml\n\n  d.yml\r\n', ['a.yml', 'b c.yml', 'd.yml']],
    ['paths', ['a.yml', 'b,c.yml', 'a.yml'], ['a.yml', 'b,c.yml']],
    ['profiles', 'ci, *', ['ci', '*']],
    ['projectName', 'shop-1_x', 'shop-1_x'],
    ['switch', true, true],
    ['switch', false, false],
    ['switch', 'True', true],
    ['switch', 'FALSE', false],
  ])('%s %j', (kind, value, expected) => {
    expect(parsed(kind, value)).toEqual({ value: expected, problems: [] })
  })
})

describe('bad values', () => {
  test.each<[LocationKind, unknown, string]>([
    ['path', 'a\nb', '`a b` is not a path → write one path'],
    ['path', ['a'], '`["a"]` is not a path → write one path'],
    ['paths', 5, '`5` is neither a text nor a list → write one path a line'],
    ['paths', ['a', 5], '`5` is not a text → write one path a line'],
    [
      'projectName',
      'My Shop!',
      '`My Shop!` is not a project name Compose takes (lower-case letters, digits, `-` and `_`, ' +
        'a letter or digit first) → write `myshop`',
    ],
    [
      'projectName',
      '_',
      '`_` is not a project name Compose takes (lower-case letters, digits, `-` and `_`, ' +
        'a letter or digit first) → write for instance `my-release`',
    ],
    ['switch', 'yes', '`yes` is neither `true` nor `false` → write `true`'],
    ['switch', 0, '`0` is neither `true` nor `false` → write `false`'],
    ['switch', 'maybe', '`maybe` is neither `true` nor `false` → write `true` or `false`'],
  ])('%s %j', (kind, value, problem) => {
    expect(parsed(kind, value).problems).toEqual([`input x: ${problem}`])
  })
})

test('a list keeps its sound names, and tells of the others', () => {
  const names = listOf('fruit', /^[a-z]+$/)
  const { value, problems } = collect((report) => names('apple 5 pear apple', origin, report))
  expect(value).toEqual(['apple', 'pear'])
  const usage = 'write the names of fruits, separated by commas, blanks or line ends'
  expect(problems).toEqual([`input x: \`5\` is not a fruit's name → ${usage}`])
})
