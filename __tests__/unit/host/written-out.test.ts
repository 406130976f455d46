import { Writable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { writtenOut } from '../../../src/host/written-out.js'

test('what a slow reader has not taken yet is waited for', async () => {
  const taken: string[] = []
  const slow = new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      setTimeout(() => {
        taken.push(String(chunk))
        done()
      }, 5)
    },
  })
  for (const text of ['a', 'b', 'c']) slow.write(text)
  await writtenOut([slow])
  expect(taken.join('')).toBe('abc')
})

test('but not where nobody reads any more', async () => {
  const gone = new Writable({ write: (_chunk, _, done) => setTimeout(() => done(new Error('EPIPE')), 5) })
  gone.write('a')
  await writtenOut([gone])
  await writtenOut([gone])
  expect(gone.destroyed).toBe(true)
})

test('and nothing where all is out', async () => {
  await expect(writtenOut([new Writable()])).resolves.toBeUndefined()
  await expect(writtenOut()).resolves.toBeUndefined()
})
