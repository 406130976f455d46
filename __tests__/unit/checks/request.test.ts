import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../../../src/checks/check.js'
import { MAX_BODY_BYTES } from '../../../src/checks/partial-answer.js'
import { request } from '../../../src/checks/request.js'
import { checkOf } from './reading.js'
import { closedPort, refusing, securely, serving, speaking } from './server.js'

const never = new AbortController().signal

async function answerOf(url: URL, check: unknown = '/'): Promise<Answer> {
  const reply = await request(url, checkOf(check), { signal: never, timeoutMs: 5000 })
  if (reply.kind !== 'answer') throw new Error(reply.why)
  return reply.answer
}

async function troubleOf(url: URL, timeoutMs?: number) {
  const reply = await request(url, checkOf('/'), { signal: never, timeoutMs })
  if (reply.kind === 'answer') throw new Error(`${reply.answer.status}`)
  const { why, notYet, cause } = reply
  return { why, notYet, cause }
}

/** What a server was asked, as it saw it. */
async function seen(check: unknown) {
  const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
  await using server = await serving((incoming, response) => {
    let body = ''
    incoming.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      requests.push({ method, url, headers, body })
      response.end()
    })
  })
  await answerOf(server.url, check)
  const [first] = requests
  if (first === undefined) throw new Error('nothing came')
  return { ...first, host: server.url.host }
}

describe('what is sent', () => {
  test('a plain GET', async () => {
    const { method, url, headers, body, host } = await seen('/todos?a=b')
    expect({ method, url, body }).toEqual({ method: 'GET', url: '/todos?a=b', body: '' })
    expect(headers).toEqual({ accept: '*/*', 'user-agent': 'compose-gate', host, connection: 'close' })
  })

  test("the user's own headers, Host among them", async () => {
    const { headers } = await seen({
      request: '/',
      headers: { Host: 'example.org', ACCEPT: 'text/html', 'X-A': 'b' },
    })
    expect(headers).toMatchObject({ host: 'example.org', accept: 'text/html', 'x-a': 'b' })
  })

  test('a JSON body', async () => {
    const { method, headers, body } = await seen({ request: 'POST /todos', body: { title: 'é' } })
    expect({ method, body }).toEqual({ method: 'POST', body: '{"title":"é"}' })
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '14' })
    expect(headers).not.toHaveProperty('transfer-encoding')
  })

  test('a GET with a body stays a GET', async () => {
    const { method, body } = await seen({ request: 'GET /search', body: { q: 1 } })
    expect({ method, body }).toEqual({ method: 'GET', body: '{"q":1}' })
  })

  test.each([
    ['/a/../b//c%20d?e=%zz', '/a/../b//c%20d?e=%zz'],
    ['"/two words"', '/two%20words'],
    ['/ünï/☃/😀', '/%C3%BCn%C3%AF/%E2%98%83/%F0%9F%98%80'],
  ])('the path %s', async (path, sent) => expect((await seen(path)).url).toBe(sent))

  test('localhost means 127.0.0.1', async () => {
    await using server = await serving((_, response) => response.end('here'))
    const url = new URL(server.url)
    url.hostname = 'localhost'
    expect((await answerOf(url)).body).toBe('here')
  })
})

describe('what is answered', () => {
  test('status, headers and body', async () => {
    await using server = await serving((_, response) => {
      response.setHeader('Set-Cookie', ['a=1', 'b=2'])
      response.writeHead(418, 'Short And Stout', { 'X-Tea': 'oolong' })
      response.end('tea ☕')
    })
    expect(await answerOf(server.url)).toEqual({
      status: 418,
      statusText: 'Short And Stout',
      headers: expect.objectContaining({ 'x-tea': 'oolong', 'set-cookie': 'a=1, b=2' }),
      body: 'tea ☕',
    })
  })

  test('a redirect is an answer', async () => {
    await using server = await serving((_, response) => response.writeHead(302, { Location: '/else' }).end())
    const answer = await answerOf(server.url)
    expect(answer).toMatchObject({ status: 302, headers: { location: '/else' } })
    expect(server.count()).toBe(1)
  })

  test('chunks that cut a character', async () => {
    await using server = await serving((_, response) => {
      const [first = 0, ...rest] = Buffer.from('☃ snow')
      response.write(Buffer.from([first]))
      setTimeout(() => response.end(Buffer.from(rest)), 20)
    })
    expect((await answerOf(server.url)).body).toBe('☃ snow')
  })

  test('HEAD has no body', async () => {
    await using server = await serving((incoming, response) => response.end(incoming.method))
    expect(await answerOf(server.url, 'HEAD /')).toMatchObject({ status: 200, body: '' })
  })

  test('at most 1 MiB of a body is read, though it never ends', async () => {
    await using server = await serving((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024))) {}
      }
      response.on('drain', more)
      more()
    })
    const answer = await answerOf(server.url)
    expect(answer.body).toHaveLength(MAX_BODY_BYTES)
    expect(answer.truncated).toBe(true)
  })

  test('exactly 1 MiB is whole', async () => {
    await using server = await serving((_, response) => response.end('x'.repeat(MAX_BODY_BYTES)))
    const answer = await answerOf(server.url)
    expect(answer.body).toHaveLength(MAX_BODY_BYTES)
    expect(answer.truncated).toBeUndefined()
  })

  test('an early hint is not yet the answer', async () => {
    await using server = await speaking((socket) =>
      socket.end('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
    )
    expect(await answerOf(server.url)).toMatchObject({ status: 200, body: 'ok' })
  })

  test('a switch of protocols is an answer', async () => {
    await using server = await speaking((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'),
    )
    expect(await answerOf(server.url)).toMatchObject({ status: 101, headers: { upgrade: 'websocket' } })
  })
})

describe('over TLS', () => {
  test('a certificate that nobody has signed will do', async () => {
    await using server = await securely((incoming, response, name) => {
      response.setHeader('X-Host', incoming.headers.host ?? '')
      response.end(`asked for ${name}`)
    })
    const { status, body, headers } = await answerOf(server.url)
    expect({ status, body }).toEqual({ status: 200, body: 'asked for localhost' })
    expect(headers['x-host']).toBe(server.url.host)
  })

  test('the name in the header Host is the one that is asked for', async () => {
    await using server = await securely((_, response, name) => response.end(name))
    const { body } = await answerOf(server.url, { request: '/', headers: { host: 'example.org:443' } })
    expect(body).toBe('example.org')
  })

  test('a server that wants none of it is told of in its words', async () => {
    await using server = await refusing()
    expect(await troubleOf(server.url)).toMatchObject({
      why: expect.stringMatching(/^a failure of TLS: .*alert/),
      notYet: false,
    })
  })
})

describe('no answer', () => {
  test('refused', async () => {
    expect(await troubleOf(await closedPort())).toMatchObject({ why: 'connection refused', notYet: true })
  })

  test('hung up before the answer, as a port the engine forwards to nobody', async () => {
    await using server = await speaking((socket) => socket.destroy())
    expect(await troubleOf(server.url)).toMatchObject({
      notYet: true,
      why: expect.stringMatching(/reset|hang up/),
    })
  })

  test('hung up in the middle of the body', async () => {
    await using server = await speaking((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
    })
    const why = 'an answer that broke off after 4 of 100 bytes of its body'
    expect(await troubleOf(server.url)).toMatchObject({ why, notYet: true })
  })

  test('hung up in the middle of a body of unknown length', async () => {
    await using server = await speaking((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n')
    })
    const why = 'an answer that broke off after 5 bytes of its body'
    expect(await troubleOf(server.url)).toMatchObject({ why, notYet: true })
  })

  test('a server that says nothing', async () => {
    await using server = await speaking(() => {})
    expect(await troubleOf(server.url, 60)).toMatchObject({ why: 'no answer within 60ms', notYet: true })
  })

  test('a server that stops in the middle of the body', async () => {
    await using server = await speaking((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
    )
    const reply = await request(server.url, checkOf('/'), { signal: never, timeoutMs: 100 })
    expect(reply).toMatchObject({ answer: { status: 200, body: 'half', unfinished: true } })
  })

  test.each([
    ['line feeds alone', 'HTTP/1.1 200 OK\nX-A: b\nContent-Length: 5\n\nhello'],
    ['line feeds alone, and no length', 'HTTP/1.0 200 OK\nX-A: b\n\nhello'],
    [
      'two ways of telling its length',
      'HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ],
  ])('a small server with %s is understood as browsers do', async (_name, answer) => {
    await using server = await speaking((socket) => socket.end(answer))
    expect(await answerOf(server.url)).toMatchObject({ status: 200, headers: { 'x-a': 'b' }, body: 'hello' })
  })

  test('a server that speaks another language', async () => {
    await using server = await speaking((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    expect(await troubleOf(server.url)).toMatchObject({ why: 'an answer that is not HTTP', notYet: false })
  })

  test('a server that speaks HTTP/2 alone, as those of gRPC do', async () => {
    const settings = Buffer.from('000006040000000000000500004000', 'hex')
    await using server = await speaking((socket) => socket.end(settings))
    const why = 'an answer that is not HTTP/1.1, but HTTP/2'
    expect(await troubleOf(server.url)).toMatchObject({ why, notYet: false })
  })

  test('a server that speaks in frames of another kind', async () => {
    await using server = await speaking((socket) =>
      socket.end(Buffer.from('000006050000000000000500', 'hex')),
    )
    expect(await troubleOf(server.url)).toMatchObject({ why: 'an answer that is not HTTP', notYet: false })
  })

  test('headers without end', async () => {
    await using server = await serving((_, response) => {
      response.writeHead(200, { 'X-Long': 'x'.repeat(70_000) }).end()
    })
    expect(await troubleOf(server.url)).toMatchObject({ why: 'headers of more than 64 KiB', notYet: false })
  })

  test('a plain server asked in TLS', async () => {
    await using server = await serving((_, response) => response.end())
    const url = new URL(server.url.href.replace('http:', 'https:'))
    expect(await troubleOf(url)).toMatchObject({ why: 'an answer that is not TLS', notYet: false })
  })
})

describe('an abort', () => {
  test('before the request: nothing is sent', async () => {
    await using server = await serving((_, response) => response.end())
    const reason = new Error('stopped')
    const done = request(server.url, checkOf('/'), { signal: AbortSignal.abort(reason) })
    await expect(done).rejects.toBe(reason)
    expect(server.count()).toBe(0)
  })

  test.each([
    ['while waiting', ''],
    ['in the middle of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'],
  ])('%s: ends at once, with the reason, and hangs up', async (_, said) => {
    let closed: Promise<unknown> | undefined
    const aborting = new AbortController()
    const reason = new Error('stopped')
    await using server = await speaking((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve))
      socket.write(said)
      setTimeout(() => aborting.abort(reason), 50)
    })
    const began = performance.now()
    const done = request(server.url, checkOf('/'), { signal: aborting.signal, timeoutMs: 10_000 })
    await expect(done).rejects.toBe(reason)
    // Far from what the request may take, and enough for a machine that is busy.
    expect(performance.now() - began).toBeLessThan(5000)
    await closed
  })
})
