import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { FormIndex } from '../../../src/masking/form-index.js'

function indexOf(...forms: string[]): FormIndex {
  const index = new FormIndex()
  for (const form of forms) index.add(form)
  return index
}

describe('an index of forms', () => {
  test('finds every place of every form', () => {
    const letters = (most: number) => fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: most })
    fc.assert(
      fc.property(fc.array(letters(5), { maxLength: 5 }), letters(30), (forms, text) => {
        const places = [...new Set(forms)]
          .filter((form) => form.length >= 3)
          .flatMap((form) =>
            Array.from(text, (_, start) => ({ start, end: start + form.length })).filter(({ start }) =>
              text.startsWith(form, start),
            ),
          )
        const found = indexOf(...forms).find(text)
        expect(new Set(found.map((span) => JSON.stringify(span)))).toEqual(
          new Set(places.map((span) => JSON.stringify(span))),
        )
      }),
    )
  })

  test('leaves out what is too short', () => {
    const index = indexOf('ab', '')
    expect([index.longest, index.find('abab')]).toEqual([0, []])
  })

  test('knows beginnings and endings of longer forms', () => {
    const index = indexOf('abcdef')
    expect(['abc', 'abcdef', 'bcd'].map((text) => index.hasBeginning(text))).toEqual([true, false, false])
    expect(['def', 'abcdef', 'cde'].map((text) => index.hasEnding(text))).toEqual([true, false, false])
  })

  test('takes twenty thousand forms through a megabyte in a moment', () => {
    const index = indexOf(...Array.from({ length: 20_000 }, (_, number) => `${number * 7919} is secret`))
    const text = 'GET /todos 200 in 12 ms\n'.repeat(40_000)
    const begun = process.cpuUsage().user
    expect(index.find(`${text}7919 is secret`)).toHaveLength(1)
    // A pass for each form takes longer.
    expect((process.cpuUsage().user - begun) / 1000).toBeLessThan(2000)
  })
})
