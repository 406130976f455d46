import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { because, reason } from '../../../src/common/reason.js'

describe('a reason', () => {
  test('is what was said, as it stands', () => {
    expect(reason('app exited 1')).toBe('app exited 1')
    expect(because('could not be started', 'no such device')).toBe('could not be started: no such device')
  })

  test.each(['', ' ', '.', ': ', '\n—\t'])('says something else where `%s` was said', (text) => {
    expect(reason(text, 'create app failed')).toBe('create app failed')
    expect(because('could not be started', text)).toBe('could not be started, and nothing says why')
  })

  test('always has words in it', () => {
    const words = /[\p{L}\p{N}]/u
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(reason(one, other)).toMatch(words)
        expect(because(one, other)).toMatch(words)
      }),
    )
  })

  test('is nothing that a mere text can be', () => {
    // @ts-expect-error only `reason` makes one
    const empty: ReturnType<typeof reason> = ''
    expect(empty).toBe('')
  })
})
