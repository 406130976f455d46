import { describe, expect, test } from '@jest/globals'
import { kinds } from '../../../src/settings/kinds.js'
import { longFlag, rows } from '../../../src/settings/table.js'
import { collect } from './given-by.js'

describe('the table', () => {
  test.each(rows.map((row) => [row.name, row] as const))(
    '%s has one default, which can be read',
    (_, row) => {
      expect([row.default, row.otherwise].filter((text) => text !== undefined)).toHaveLength(1)
      if (row.default === undefined) return
      const { value, problems } = collect((report) => kinds[row.kind](row.default, { label: 'x' }, report))
      expect(problems).toEqual([])
      expect(value).toBeDefined()
    },
  )

  test('no two settings share a flag', () => {
    const words = rows.flatMap(({ flag }) => flag?.match(/(?<![\w-])--?[a-zA-Z-]+/g) ?? [])
    expect(new Set(words).size).toBe(words.length)
    expect(rows.filter((row) => longFlag(row) === undefined).map(({ name }) => name)).toEqual(['summary'])
  })
})

test.each([
  ['-f, --file <path>', '--file'],
  ['--keep', '--keep'],
  [undefined, undefined],
])('the long flag of %s', (flag, long) => {
  const [row] = rows
  if (row === undefined) throw new Error('no row')
  expect(longFlag({ ...row, flag: flag ?? '' })).toBe(long)
})
