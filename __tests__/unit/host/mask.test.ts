import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createMasker } from '../../../src/host/mask.js'

function maskerOf(...secrets: string[]) {
  const masker = createMasker()
  for (const secret of secrets) masker.add(secret)
  return masker
}

/** What comes out of the stream for chunks of these bytes. */
async function streamed(secrets: readonly string[], chunks: readonly Uint8Array[]): Promise<string> {
  const out = await buffer(
    Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(maskerOf(...secrets).stream()),
  )
  return out.toString()
}

describe('a text', () => {
  test.each([
    ['no secret', [], 'all of it', 'all of it'],
    ['once', ['hunter2'], 'is hunter2.', 'is ***.'],
    ['everywhere', ['abc'], 'abc abcabc', '*** ******'],
    ['the longer one of two', ['pass', 'password'], 'my password', 'my ***'],
    ['the same, added the other way round', ['password', 'pass'], 'my password', 'my ***'],
    ['two that overlap', ['abcd', 'cdef'], 'xabcdefx', 'x***x'],
    ['one that overlaps itself', ['aba'], 'xababax', 'x***x'],
    ['too short to hide', ['ab', ''], 'abab', 'abab'],
    ['lines of a key', ['one1\r\n}\ntwo2\n'], 'one1 } two2', '*** } ***'],
    ['space around it', ['  secret\n'], 'a secret', 'a ***'],
    ['inside JSON', ['a"b\\c'], JSON.stringify({ key: 'a"b\\c' }), '{"key":"***"}'],
    ['with its white space folded', ['a  b\tc'], 'is a b c', 'is ***'],
    ['what a pattern would obey', ['a.c$&'], 'abc$& a.c$&', 'abc$& ***'],
    ['beyond ASCII', ['grüße🔑'], 'viele grüße🔑!', 'viele ***!'],
  ])('%s', (_name, secrets, text, expected) => {
    expect(maskerOf(...secrets).apply(text)).toBe(expected)
  })

  test('a secret learnt later is hidden from then on', () => {
    const masker = createMasker()
    expect(masker.apply('token')).toBe('token')
    masker.add('token')
    expect(masker.apply('token')).toBe('***')
  })
})

describe('a stream', () => {
  test.each([
    ['a secret cut in two', ['hunter2'], ['is hun', 'ter2.'], 'is ***.'],
    ['a secret at the very end', ['hunter2'], ['is hunter', '2'], 'is ***'],
    ['the beginning of a secret that does not go on', ['hunter2'], ['is hunt', 'ing'], 'is hunting'],
    ['overlapping secrets across three chunks', ['abcd', 'cdef'], ['xab', 'cd', 'efx'], 'x***x'],
    ['a character of several bytes cut in two', ['grüße'], ['gr\xc3', '\xbc\xc3\x9fe'], '***'],
  ])('%s', async (_name, secrets, chunks, expected) => {
    const bytes = chunks.map((chunk) => Buffer.from(chunk, 'latin1'))
    expect(await streamed(secrets, bytes)).toBe(expected)
  })

  test('gives what the whole text gives, wherever it is cut', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ü'), minLength: 3, maxLength: 6 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', '\n'), maxLength: 60 })
    const cuts = fc.array(fc.nat(80), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { maxLength: 4 }), text, cuts, async (secrets, whole, places) => {
        const bytes = Buffer.from(whole)
        const ends = [...places.filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length]
        const chunks = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
        const out = await streamed(secrets, chunks)
        expect(out).toBe(maskerOf(...secrets).apply(whole))
        for (const secret of secrets) expect(out).not.toContain(secret)
      }),
      { numRuns: 300 },
    )
  })

  test('keeps no more than a secret long of what it was given', async () => {
    const stream = maskerOf('x'.repeat(50)).stream()
    let out = 0
    stream.on('data', (chunk: Buffer) => {
      out += chunk.length
    })
    for (let index = 0; index < 20; index += 1) stream.write('x'.repeat(20_000))
    stream.write('y'.repeat(5000))
    await new Promise((resolve) => setImmediate(resolve))
    expect(out).toBeGreaterThan(4000)
    stream.end()
  })

  test('lets every line go as soon as it has ended', async () => {
    const stream = maskerOf('x'.repeat(50)).stream()
    let out = ''
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    stream.write('exporting\nxxx')
    await new Promise((resolve) => setImmediate(resolve))
    expect(out).toBe('exporting\n')
    stream.end()
  })
})
