import { expect, test } from '@jest/globals'
import { ask } from '../../../src/checks/ask.js'
import { checkOf } from './reading.js'
import { type Listening, securely, serving, speaking } from './server.js'

const limits = { signal: new AbortController().signal, timeoutMs: 2000 }

test.each<[string, () => Promise<Listening>, boolean, boolean]>([
  ['a drop', () => speaking((socket) => socket.destroy()), false, false],
  ['a drop, where many came before', () => speaking((socket) => socket.destroy()), true, true],
  ['another protocol', () => speaking((socket) => socket.end('220 ready\r\n')), false, true],
  ['what nginx says', () => serving((_, response) => response.writeHead(400).end()), false, true],
  ['another 400', () => serving((_, response) => response.writeHead(400).end('no such todo')), false, false],
  ['silence', () => speaking(() => {}), true, false],
])('%s hints at TLS: %s %s %s', async (_, serve, trustsDrops, asked) => {
  await using server = await serve()
  const hints: boolean[] = []
  const target = async (perhapsTls = false) => {
    hints.push(perhapsTls)
    return server.url
  }
  await ask(checkOf('/'), target, { ...limits, timeoutMs: 200 }, trustsDrops)
  expect(hints).toEqual(asked ? [false, true] : [false])
})

test('an app that speaks TLS is asked in TLS at once', async () => {
  await using secure = await securely((_, response) => response.end('in TLS'))
  const plain = new URL(secure.url.href.replace('https', 'http'))
  const target = async (perhapsTls = false) => (perhapsTls ? secure.url : plain)
  expect(await ask(checkOf('/'), target, limits, true)).toMatchObject({
    url: secure.url,
    reply: { answer: { body: 'in TLS' } },
  })
})
