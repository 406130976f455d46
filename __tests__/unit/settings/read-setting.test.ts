import { describe, expect, test } from '@jest/globals'
import { locationKinds } from '../../../src/settings/location-kinds.js'
import { defaultOf, readSetting } from '../../../src/settings/read-setting.js'
import { collect, origin } from './given-by.js'

const read = (value: unknown) =>
  collect((report) => readSetting({ value, origin }, locationKinds.paths, report))

describe('a setting', () => {
  test('has its value, and the place where it was given', () => {
    expect(read('a.yml')).toEqual({ value: { value: ['a.yml'], origin }, problems: [] })
  })
  test('of several lines has the place of each of its names', () => {
    const { value } = read('a.yml\n\nb.yml')
    expect(value?.origin.items?.map(({ label }) => label)).toEqual([
      `${origin.label}, line 1`,
      `${origin.label}, line 3`,
    ])
    expect(read(['a.yml']).value?.origin.items).toBeUndefined()
  })
  test.each([[[]], ['']])('is not given by %j', (value) => {
    expect(read(value)).toEqual({ value: undefined, problems: [] })
  })
  test('with a problem is told, and counts as not given', () => {
    const { value, problems } = read(5)
    expect(value).toBeUndefined()
    expect(problems).toHaveLength(1)
  })
})

describe('a default', () => {
  test('is read as what the user writes', () => {
    expect(defaultOf('summary', locationKinds.switch)).toBe(true)
    expect(defaultOf('working-directory', locationKinds.path)).toBe('.')
  })
  test('that cannot be read is a mistake in the table', () => {
    const read = () => defaultOf('timeout', locationKinds.switch)
    expect(read).toThrow("the table's default of timeout cannot be read")
  })
})
