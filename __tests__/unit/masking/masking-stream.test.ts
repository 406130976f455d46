import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { hiddenIn, maskingStream } from '../../../src/masking/masking-stream.js'

test('a stream knows what is found while it flows', async () => {
  let word = 'one'
  const find = (shown: string) =>
    [...shown.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
      start: index,
      end: index + word.length,
    }))
  const stream = maskingStream({ find, longest: () => 3 })
  async function* chunks() {
    yield Buffer.from('one two\n')
    await new Promise((resolve) => setImmediate(resolve))
    word = 'two'
    yield Buffer.from('one two\n')
  }
  expect(await text(Readable.from(chunks()).pipe(stream))).toBe('*** two\none ***\n')
})

test('of a secret only its escape sequences are kept', () => {
  expect(hiddenIn('a\u001b[31mb\u0007c')).toBe('\u001b[31m\u0007')
})

test.each([
  ['one long line', 'x y'.repeat(100_000)],
  ['lines of Base64, each of which may go on in the next', `${'x'.repeat(76)}\n`.repeat(4000)],
])('small pieces of %s are not looked through again and again', async (_name, whole) => {
  let looked = 0
  const find = (shown: string) => {
    looked += shown.length
    return []
  }
  const pieces = whole.match(/[\s\S]{1,100}/g) ?? []
  const stream = maskingStream({ find, longest: () => 30_000 })
  expect(await text(Readable.from(pieces.map((piece) => Buffer.from(piece))).pipe(stream))).toBe(whole)
  expect(looked).toBeLessThan(4 * whole.length)
})
