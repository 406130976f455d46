import { describe, expect, test } from '@jest/globals'
import { LineCounter, parseDocument } from 'yaml'
import {
  type CheckPlace,
  placeInYaml,
  placeOf,
  placeOfLine,
  reportMistake,
} from '../../../src/checks/check-place.js'
import type { Problem } from '../../../src/common/problem.js'

const at = (line: number) => ({ file: 'compose.yaml', line, column: 1 })

test('parts of a setting in a file have their places, and are counted', () => {
  const place = placeOf({ label: 'x-gate.smoke', at: at(1), find: (path) => at(10 + path.length) })
  const part = place.part(1).part('status')
  expect([place.label, place.part(1).label, part.label]).toEqual([
    'x-gate.smoke',
    'x-gate.smoke, check 2',
    'x-gate.smoke, check 2',
  ])
  expect([place.at, place.part(1).at, part.at]).toEqual([at(1), at(11), at(12)])
})

test('parts of a flag have only their number', () => {
  expect(placeOf({ label: '--smoke' }).part(0)).toMatchObject({ label: '--smoke, check 1', at: undefined })
  expect(placeOfLine(placeOf({ label: 'input smoke' }), 3).label).toBe('input smoke, line 3')
})

describe('parts of a text of YAML', () => {
  const text = '- request: GET /\n  status: 999\n  headers:\n    A: [b]\n'
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const whole = placeInYaml(placeOf({ label: 'input smoke' }), text, document, lines)

  test.each<[string, (place: CheckPlace) => CheckPlace, string, string]>([
    ['a value', (place) => place.part(0).part('status'), 'line 2', '  status: 999\n          ^^^'],
    ['a key', (place) => place.part(0).part('status', 'key'), 'line 2', '  status: 999\n  ^^^^^^'],
    ['a map, by its key', (place) => place.part(0).part('headers'), 'line 3', '  headers:\n  ^^^^^^^'],
    [
      'what is not there, by what is around it',
      (place) => place.part(0).part('none'),
      'line 1',
      '- request: GET /\n  ^',
    ],
  ])('%s', (_, find, line, excerpt) => {
    expect(find(whole)).toMatchObject({ label: `input smoke, ${line}`, excerpt })
  })
})

test('a mistake is reported at its place, with its own excerpt where it has one', () => {
  const told: Problem[] = []
  const place = placeOf({ label: 'x-gate.smoke', find: (path) => at(path.length) })
  const report = (problem: Problem) => void told.push(problem)
  reportMistake(report, place, {
    message: 'is wrong',
    instead: 'write it',
    keys: ['headers', 'A'],
    excerpt: 'x',
  })
  expect(told).toEqual([{ message: 'x-gate.smoke: is wrong', instead: 'write it', at: at(2), excerpt: 'x' }])
})
