import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PatternSkips } from '../../../src/masking/pattern-skips.js'

const word = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '€'), minLength: least, maxLength: most })

test('no beginning of a pattern is passed by, whatever the lengths', () => {
  fc.assert(
    fc.property(fc.array(word(3, 12), { minLength: 1, maxLength: 5 }), word(0, 60), (patterns, text) => {
      const all = Array.from(text, (_, at) => at)
      const begins = all.filter((at) => patterns.some((pattern) => text.startsWith(pattern, at)))
      expect(new PatternSkips(patterns).all(text)).toEqual(expect.arrayContaining(begins))
    }),
  )
})

test('a beginning that a text cuts off after eight characters is found', () => {
  const skips = new PatternSkips(['abcdefghijklmnop'])
  expect([skips.all('x abcdefgh'), skips.all('x abcdefg')]).toEqual([[2], []])
})

test('places that are none are rare', () => {
  const text = 'GET /todos 200 in 12 ms\n'.repeat(1000)
  expect(new PatternSkips(['s3cret-of-the-shop', 'another one']).all(text)).toEqual([])
})
