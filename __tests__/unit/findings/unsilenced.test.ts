import { expect, test } from '@jest/globals'
import type { Position } from '../../../src/common/problem.js'
import type { Finding } from '../../../src/findings/finding.js'
import { grouped } from '../../../src/findings/grouped.js'
import { unsilenced } from '../../../src/findings/unsilenced.js'
import { project } from '../plan/sketch.js'

const at = (file: string, line: number, column: number): Position => ({ file, line, column })
const found = (code: string, place?: Position): Finding => ({
  code,
  severity: 'notice',
  message: '',
  at: place,
})

test('those of equal use in the order of the files, and what has no place last', () => {
  const all = [
    found('E'),
    found('D', at('b', 1, 1)),
    found('C', at('a', 2, 2)),
    found('B', at('a', 2, 1)),
    found('A', at('a', 1, 9)),
  ]
  expect(
    unsilenced(all, project({}))
      .map(({ code }) => code)
      .join(''),
  ).toBe('ABCDE')
})

test('without what is silenced there', () => {
  const { sources } = project({})
  const isSilenced = (code: string, { line }: Position) => code === 'A' && line === 1
  const all = [found('A', at('a', 1, 1)), found('A', at('a', 2, 1)), found('B', at('a', 1, 1)), found('A')]
  const kept = unsilenced(all, { sources: { ...sources, isSilenced } })
  expect(kept.map((one) => `${one.code} ${one.at?.line}`)).toEqual(['B 1', 'A 2', 'A undefined'])
  expect(unsilenced(grouped(kept), { sources })).toEqual(kept)
})
