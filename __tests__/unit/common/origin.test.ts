import { expect, test } from '@jest/globals'
import { lineOf, partOf, problemAt } from '../../../src/common/origin.js'

const at = (line: number) => ({ file: 'compose.yaml', line, column: 1 })

test('items are counted and keys are named, each with its own place where it is known', () => {
  const find = (path: readonly (string | number)[]) =>
    path.includes('lost') ? undefined : at(path.length + 1)
  const origin = { label: 'x-gate.smoke', at: at(1), find }
  const item = partOf(origin, 0)
  expect([item.label, item.at]).toEqual(['x-gate.smoke, item 1', at(2)])
  expect([partOf(item, 'status').label, partOf(item, 'status').at]).toEqual([
    'x-gate.smoke, item 1.status',
    at(3),
  ])
  expect(partOf(origin, 'lost').at).toEqual(at(1))
})

test('parts without places have the origin of the whole', () => {
  const origin = { label: '--app' }
  expect(partOf(origin, 3)).toBe(origin)
})

test('a problem names its origin', () => {
  expect(problemAt({ label: '--app', at: at(1) }, 'is wrong', 'write it')).toEqual({
    message: '--app: is wrong',
    instead: 'write it',
    at: at(1),
  })
})

test('a line of a text has its own place where that is known, also within a part', () => {
  const find = () => at(1)
  const findLine = (path: readonly (string | number)[], line: number) =>
    path.includes('lost') ? undefined : at(10 * path.length + line)
  const origin = { label: 'x-gate.app', at: at(1), find, findLine }
  expect(lineOf(origin, 3)).toMatchObject({ label: 'x-gate.app, line 3', at: at(3) })
  expect(lineOf(partOf(origin, 0), 2).at).toEqual(at(12))
  expect(lineOf(partOf(origin, 'lost'), 2).at).toEqual(at(1))
  expect(lineOf({ label: 'input app' }, 2)).toMatchObject({ label: 'input app, line 2' })
})

test('an item of a list that was written on several lines is where its line is', () => {
  const origin = {
    label: 'input app',
    items: [{ label: 'input app, line 1' }, { label: 'input app, line 4' }],
  }
  expect(partOf(origin, 1).label).toBe('input app, line 4')
})
