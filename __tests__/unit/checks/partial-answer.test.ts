import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, jest, test } from '@jest/globals'
import { isDecided } from '../../../src/checks/judge-answer.js'
import { PartialAnswer } from '../../../src/checks/partial-answer.js'
import { request } from '../../../src/checks/request.js'
import { checkOf } from './reading.js'
import { serving } from './server.js'

/** A stream of events that never ends. */
const endless = (status = 200) =>
  serving((_, response) => {
    response.writeHead(status, { 'content-type': 'text/event-stream' })
    response.write('event: ready\n')
    setTimeout(() => response.write('event: later\n'), 100).unref()
  })

async function asked(text: string, status?: number, timeoutMs = 5000) {
  await using server = await endless(status)
  const check = checkOf(text)
  const begun = performance.now()
  const { signal } = new AbortController()
  const isEnough = (soFar: Parameters<typeof isDecided>[1]) => isDecided(check, soFar)
  const reply = await request(server.url, check, { signal, timeoutMs, isEnough })
  return { reply, took: performance.now() - begun }
}

test.each([
  ['a status', '/ 200', 200],
  ['a wrong status', '/ 200', 500],
  ['a text that is there', '/ contains=ready', 200],
  ['a text that comes', '/ contains=later', 200],
])('of a body without end, %s is known long before the time is over', async (_, text, status) => {
  const { reply, took } = await asked(text, status)
  expect(reply).toMatchObject({
    answer: { status, unfinished: true, body: expect.stringContaining('ready') },
  })
  expect(took).toBeLessThan(4000)
})

test.each(['/ contains=never', '/ json=[]', '/ matches=later$'])(
  '%s is judged by what has come in the end',
  async (text) => {
    expect((await asked(text, 200, 400)).reply).toMatchObject({
      answer: { status: 200, unfinished: true, body: 'event: ready\nevent: later\n' },
    })
  },
)

test('nothing more is read of a body that has grown too large, however small it came', async () => {
  const response = new IncomingMessage(new Socket())
  response.headers['content-encoding'] = 'gzip'
  const undoing = jest.spyOn(response, 'pipe')
  response.push(gzipSync(Buffer.alloc(64 * 1024 * 1024)))
  expect(await new PartialAnswer(() => false).read(response)).toMatchObject({ truncated: true })
  expect(undoing.mock.calls).toMatchObject([[{ destroyed: true }]])
})
