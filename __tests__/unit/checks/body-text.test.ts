import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { bodyDecoderOf, textDecoderOf } from '../../../src/checks/body-text.js'
import { request } from '../../../src/checks/request.js'
import { checkOf } from './reading.js'
import { serving } from './server.js'

const never = new AbortController().signal

/** What a server has said, as a check reads it. */
async function read(headers: Record<string, string>, body: Buffer) {
  await using server = await serving((_, response) => void response.writeHead(200, headers).end(body))
  const reply = await request(server.url, checkOf('/'), { signal: never, timeoutMs: 5000 })
  return reply.kind === 'answer' ? reply.answer : reply.why
}

test('the bytes of a character may come apart', async () => {
  await using server = await serving((_, response) => {
    response.write(Buffer.from('c3', 'hex'))
    setTimeout(() => response.end(Buffer.from('a9', 'hex')), 50)
  })
  expect(await request(server.url, checkOf('/'), { signal: never, timeoutMs: 5000 })).toMatchObject({
    answer: { body: 'é' },
  })
})

describe('a body that comes in a coding that nobody asked for', () => {
  test.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('%s', async (coding, encode) => {
    expect(await read({ 'Content-Encoding': coding }, encode('lamp'))).toMatchObject({ body: 'lamp' })
  })

  test('is what it is where it is not so coded, or in another way', async () => {
    expect(await read({ 'Content-Encoding': 'gzip' }, Buffer.from('lamp'))).toMatchObject({ status: 200 })
    expect(await read({ 'Content-Encoding': 'x-own' }, Buffer.from('lamp'))).toMatchObject({ body: 'lamp' })
    expect(bodyDecoderOf(undefined)).toBeUndefined()
  })

  test.each(['constructor', 'toString', ' '])(
    'is what it is where the coding is called %j',
    async (coding) => {
      expect(await read({ 'Content-Encoding': coding }, Buffer.from('lamp'))).toMatchObject({ body: 'lamp' })
    },
  )

  test('that cannot be undone has ended all the same', async () => {
    const answer = await read({ 'Content-Encoding': 'gzip' }, Buffer.from('lamp'))
    expect(answer).not.toHaveProperty('unfinished')
  })

  test('grows to a mebibyte and no further', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(await read({ 'Content-Encoding': 'gzip' }, bomb)).toMatchObject({ truncated: true })
  })
})

test.each([
  ['text/plain; charset=iso-8859-1', 'e9', 'é'],
  ['text/html;charset="iso-8859-2"', 'b1', 'ą'],
  ['text/plain; charset=UTF-8', 'c3a9', 'é'],
  ['text/plain; charset=nobody-knows', 'c3a9', 'é'],
  ['application/json', 'c3a9', 'é'],
  [undefined, 'c3a9', 'é'],
])('of the type %s, the bytes %s are %s', (type, bytes, text) => {
  expect(textDecoderOf(type).decode(Buffer.from(bytes, 'hex'))).toBe(text)
})
