import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../../src/findings/finding.js'
import { grouped, ungrouped } from '../../../src/findings/grouped.js'

const found = (code: string, about?: string, line = 1): Finding => ({
  ...{ code, severity: 'notice', message: `${code} of ${about}`, at: { file: 'c.yaml', line, column: 1 } },
  ...(about === undefined ? {} : { about }),
})

describe('findings of one code', () => {
  test('are one, with the others listed', () => {
    const [one, ...more] = grouped([
      found('A', 'web'),
      found('B', 'db'),
      found('A', 'api'),
      found('A', undefined, 7),
    ])
    expect(one).toMatchObject({
      message: 'A of web. The same holds for api, c.yaml:7',
      others: [{ about: 'api' }, { at: { line: 7 } }],
    })
    expect(more).toEqual([found('B', 'db')])
  })

  test('of one service are counted, and too many are too', () => {
    expect(grouped([found('A', 'web'), found('A', 'web')])[0]?.message).toBe(
      'A of web. The same holds for 1 more',
    )
    const many = Array.from({ length: 11 }, (_, index) => found('A', `s${index}`))
    expect(grouped(many)[0]?.message).toMatch(/for s1, s2, s3, s4, s5, s6, s7, s8 and 2 more$/)
  })

  test('can be taken apart again', () => {
    const all = [found('A', 'web'), found('A', 'api'), found('B', 'db')]
    expect(ungrouped(grouped(all))).toEqual(all)
  })
})
