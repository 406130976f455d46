import { expect, test } from '@jest/globals'
import { DUMP_WAYS } from '../../../src/masking/dump-ways.js'

/** All that a text may mean. */
function meant(text: string): readonly string[] {
  return DUMP_WAYS.flatMap(({ pattern, meanings }) =>
    [...text.matchAll(pattern)].flatMap(([match]) =>
      meanings.filter(({ sign }) => sign?.test(match) ?? true).map(({ said }) => said(match)),
    ),
  )
}

test.each([
  ['73 65 63 72 65 74', 'secret'],
  ['0x73, 0x65, 0x63, 0x72, 0x65, 0x74', 'secret'],
  ['AB 73:65:63:72:65:74', 'secret'],
  ['7365 6372 6574', 'secret'],
  ['6573 7263 7465', 'secret'],
  ['72636573 00007465', 'secret\0\0'],
  ['[115, 101, 99, 114, 101, 116]', 'secret'],
  ['0000000 163 145 143 162 145 164', 'secret'],
  ['0000000   s   e  \\t   r  sp 145 164', 'se\tr et'],
  ['\\n73 65 63 72 65 74', 'secret'],
])('%s', (text, said) => expect(meant(text).join(' ')).toContain(said))

test.each([
  '2026-11-30T12:00:01.123Z GET /todos/12 200 in 34 ms',
  'id=3f9f3dc4-9dc4-4abc-8abc-123456789abc',
  '10.0.0.7 1 2 3 4 5 6 7',
])('%s is no dump', (text) => expect(meant(text)).toEqual([]))

test('what a dump says is what its parts say, as wide as they stand there', () => {
  const dumps = ['0x73, 0x65, 0x63', '6573 7263\n0000004 7465', '   s   e  \\t   r  sp 145']
  for (const { pattern, meanings } of DUMP_WAYS) {
    for (const match of dumps.flatMap((dump) => dump.match(pattern) ?? [])) {
      for (const { said, partsOf } of meanings) {
        const parts = partsOf(match)
        expect(parts.map(({ text }) => text).join('')).toBe(said(match))
        expect(parts.reduce((sum, { width }) => sum + width, 0)).toBe(match.length)
      }
    }
  }
})
