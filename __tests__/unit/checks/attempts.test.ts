import { describe, expect, test } from '@jest/globals'
import { type HoldOptions, holdUntil } from '../../../src/checks/attempts.js'
import { systemClock } from '../../../src/common/clock.js'
import { checkOf } from './reading.js'
import { closedPort, type Listening, serving, speaking } from './server.js'

/** A clock on which only sleeping takes time, and which keeps how long each sleep was. */
function fakeClock() {
  let now = 1000
  const sleeps: number[] = []
  return {
    now: () => now,
    sleep: async (milliseconds: number, signal: AbortSignal) => {
      signal.throwIfAborted()
      sleeps.push(milliseconds)
      now += milliseconds
    },
    sleeps,
    passed: () => now - 1000,
  }
}

const never = new AbortController().signal

/** Milliseconds: far from what waiting for a default takes, and enough for a machine that is busy. */
const AT_ONCE = 5000

function hold(check: unknown, url: URL, options: Partial<HoldOptions> = {}) {
  return holdUntil(checkOf(check), url, { signal: never, within: 30_000, clock: systemClock, ...options })
}

async function missed(...asked: Parameters<typeof hold>) {
  const result = await hold(...asked)
  if (result.status === 'passed') throw new Error('it holds')
  return result
}

describe('a check that comes to hold', () => {
  test('at once', async () => {
    await using server = await serving((_, response) => response.end('[]'))
    expect(await hold('/todos json=[]', server.url)).toEqual({
      status: 'passed',
      attempts: 1,
      detail: '200 OK',
      answer: expect.objectContaining({ status: 200, body: '[]' }),
    })
  })

  test('once the server listens', async () => {
    const url = await closedPort()
    const starting = new Promise<AsyncDisposable>((resolve) => {
      setTimeout(() => resolve(serving((_, response) => response.end(), Number(url.port))), 300)
    })
    const result = await hold('/', url)
    await using _ = await starting
    expect(result.status).toBe('passed')
    // 20 + 40 + 80 + 160 ms of pauses reach the 300, and one more may be under way. On a busy machine each takes longer.
    expect(result.attempts).toBeGreaterThanOrEqual(2)
    expect(result.attempts).toBeLessThanOrEqual(7)
  })

  test('at another place, where a container that was started again has another port', async () => {
    await using server = await serving((_, response) => response.end())
    const gone = await closedPort()
    const places = [gone, gone, server.url]
    const target = async () => places.shift() ?? server.url
    const result = await holdUntil(checkOf('/'), target, { signal: never, within: 5000, clock: systemClock })
    expect(result).toMatchObject({ status: 'passed', attempts: 3 })
  })

  test.each([502, 503, 504])('after %i for longer than any wrong answer may stay', async (status) => {
    const clock = fakeClock()
    await using server = await serving((_, response) => {
      response.writeHead(clock.passed() < 20_000 ? status : 200).end()
    })
    expect(await hold('/', server.url, { clock })).toMatchObject({ status: 'passed', detail: '200 OK' })
    expect(clock.passed()).toBeGreaterThanOrEqual(20_000)
    expect(clock.passed()).toBeLessThanOrEqual(20_250)
  })

  test('after a dropped connection for as long', async () => {
    const clock = fakeClock()
    await using server = await speaking((socket) => {
      if (clock.passed() < 20_000) socket.destroy()
      else socket.end('HTTP/1.1 204 No Content\r\n\r\n')
    })
    expect(await hold('/', server.url, { clock })).toMatchObject({
      status: 'passed',
      detail: '204 No Content',
    })
  })

  test('after wrong answers that each differed', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response) => {
      const length = Math.min(8, Math.floor(clock.passed() / 2000))
      response.end(JSON.stringify(Array.from({ length }, () => 0)))
    })
    expect(await hold('/ json=[0,0,0,0,0,0,0,0]', server.url, { clock })).toMatchObject({ status: 'passed' })
    expect(clock.passed()).toBeGreaterThanOrEqual(16_000)
  })

  test('after a wrong answer that was gone before it was final', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response) => {
      response.writeHead(clock.passed() < 4500 ? 404 : 200).end()
    })
    expect(await hold('/', server.url, { clock })).toMatchObject({ status: 'passed' })
  })

  test('though an outage lay between two equal wrong answers', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response) => {
      const seconds = clock.passed() / 1000
      response.writeHead(seconds < 3 ? 404 : seconds < 4 ? 503 : seconds < 7 ? 404 : 200).end()
    })
    expect(await hold('/', server.url, { clock })).toMatchObject({ status: 'passed' })
  })

  test('where 503 is what is expected, at once', async () => {
    await using server = await serving((_, response) => response.writeHead(503).end())
    expect(await hold('/ 503', server.url)).toMatchObject({ status: 'passed', attempts: 1 })
  })

  test('where the first connection is never answered', async () => {
    await using server = await speaking((socket, count) => {
      if (count > 1) socket.end('HTTP/1.1 200 OK\r\n\r\n')
    })
    const result = await hold('/', server.url, { within: 2000, attempt: 100 })
    expect(result).toMatchObject({ status: 'passed', attempts: 2 })
  })

  test('though its deadline passed before the first attempt', async () => {
    await using server = await serving((_, response) => setTimeout(() => response.end(), 50))
    expect(await hold('/', server.url, { within: -5000 })).toMatchObject({ status: 'passed', attempts: 1 })
  })

  test('the pauses double from 20 ms to 250 ms', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response, count) =>
      response.writeHead(count < 8 ? 503 : 200).end(),
    )
    expect(await hold('/', server.url, { clock })).toMatchObject({ attempts: 8 })
    expect(clock.sleeps).toEqual([20, 40, 80, 160, 250, 250, 250])
  })
})

describe('a check that fails', () => {
  test.each<[string, string, string, number, string]>([
    ['a status', '/ 200', 'now', 500, 'expected status 200, got 500 Internal Server Error'],
    ['a redirect', '/', 'now', 302, 'expected a 2xx status, got 302 Found'],
    ['a body', '/ json=[]', '{"a":1}', 200, 'expected JSON [], got {"a":1}'],
    ['a text', '/ contains=x', 'hello', 200, "expected a body with 'x', got hello"],
  ])('%s that stays wrong is final after 5 s', async (_, check, body, status, said) => {
    const clock = fakeClock()
    await using server = await serving((_, response, count) => {
      response.writeHead(status).end(body === 'now' ? `request ${count}` : body)
    })
    const result = await hold(check, server.url, { clock })
    expect(result).toMatchObject({ status: 'failed', detail: `${said}, unchanged for 5s` })
    expect(result.attempts).toBe(server.count())
    expect(clock.passed()).toBeGreaterThanOrEqual(5000)
    expect(clock.passed()).toBeLessThanOrEqual(5250)
  })

  test('a server that speaks another language is final too', async () => {
    const clock = fakeClock()
    await using server = await speaking((socket) => socket.end('220 mail.example.org ESMTP\r\n'))
    const detail = 'expected an HTTP answer, got an answer that is not HTTP, unchanged for 5s'
    expect(await hold('/', server.url, { clock })).toMatchObject({ status: 'failed', detail })
  })

  test('a wrong answer that always changes fails at the deadline', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response, count) => response.end(`${count} left`))
    const result = await hold('/ contains=done', server.url, { clock })
    const detail = `expected a body with 'done', got ${result.attempts} left, after 30s of trying`
    expect(result).toMatchObject({ status: 'failed', detail })
    expect(clock.passed()).toBe(30_000)
  })

  test.each<[string, () => Promise<Listening>, string]>([
    [
      'no server at all',
      async () => Object.assign(await serving(() => {}), { url: await closedPort() }),
      'nowhere',
    ],
    ['one that hangs up', () => speaking((socket) => socket.destroy()), 'to nobody'],
    ['one that says 503', () => serving((_, response) => response.writeHead(503).end()), 'to nobody'],
    ['one that says 404', () => serving((_, response) => response.writeHead(404).end()), 'to an answer'],
    ['one that speaks another language', () => speaking((socket) => socket.end('220 x\r\n')), 'to an answer'],
  ])('how far it came is told: %s', async (_, serve, came) => {
    await using server = await serve()
    expect(await hold('/', server.url, { clock: fakeClock() })).toMatchObject({ status: 'failed', came })
  })

  test('503 to the end fails at the deadline', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response) => response.writeHead(503).end())
    const result = await hold('/ <500', server.url, { clock, within: 10_000 })
    const detail = 'expected a status below 500, got 503 Service Unavailable, after 10s of trying'
    expect(result).toMatchObject({ status: 'failed', detail })
    expect(clock.passed()).toBe(10_000)
  })

  test('nothing that listens fails at the deadline, by the real clock', async () => {
    const began = performance.now()
    const result = await hold('/', await closedPort(), { within: 400 })
    expect(result).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^connection refused, after (\d+ms|1\.\ds) of trying$/),
    })
    expect(performance.now() - began).toBeGreaterThan(390)
    expect(performance.now() - began).toBeLessThan(AT_ONCE)
  })

  test('a server that never answers fails at the deadline', async () => {
    await using server = await speaking(() => {})
    const began = performance.now()
    const result = await hold('/', server.url, { within: 1200, attempt: 100 })
    expect(result.detail).toMatch(/^took the connection and sent nothing for [1-4]\.\ds$/)
    expect(result.attempts).toBeGreaterThan(1)
    expect(performance.now() - began).toBeLessThan(AT_ONCE)
  })
})

test('an attempt that the deadline cuts off does not hide what the one before it saw', async () => {
  await using server = await serving((_, response, count) => {
    if (count <= 2) response.end(`wrong ${count}`)
  })
  const result = await missed('/ contains=right', server.url, { within: 400 })
  expect(result.detail).toMatch(/^expected a body with 'right', got wrong 2, after \d+ms of trying$/)
  expect(result.evidence).toMatch(
    /Last attempt:\n {2}no answer within \d+ms\nLast response:\n {2}HTTP 200 OK\n/,
  )
})

describe('an abort', () => {
  test.each([
    ['between two attempts', async () => ({ url: await closedPort() })],
    ['while a server says nothing', () => speaking(() => {})],
  ])('%s ends it at once, with the reason', async (_, serve) => {
    const server = await serve()
    const aborting = new AbortController()
    const reason = new Error('app exited')
    setTimeout(() => aborting.abort(reason), 150)
    const began = performance.now()
    await expect(hold('/', server.url, { signal: aborting.signal })).rejects.toBe(reason)
    expect(performance.now() - began).toBeLessThan(AT_ONCE)
    if (Symbol.asyncDispose in server) await server[Symbol.asyncDispose]()
  })
})

describe('the evidence of a failed check', () => {
  test('shows the request, what was expected and the last response, without secrets', async () => {
    const clock = fakeClock()
    await using server = await serving((_, response) => {
      response.sendDate = false
      response.writeHead(500, {
        'Content-Type': 'text/plain',
        'Set-Cookie': 'session=abc',
        'Content-Length': 7,
      })
      response.end('oh\u001b\r\nno')
    })
    const check = {
      request: 'POST /todos 201',
      headers: { Authorization: 'Bearer abc', 'X-Api-Key': 'abc', 'X-Plain': 'yes' },
      body: { title: 'x' },
      'json-path': { '$.title': 'x' },
      'response-headers': { Location: '/todos/1' },
    }
    const { evidence } = await missed(check, server.url, { clock })
    expect(evidence).toBe(
      [
        'Request:',
        `  POST ${server.url.origin}/todos`,
        '  content-type: application/json',
        '  Authorization: ***',
        '  X-Api-Key: ***',
        '  X-Plain: yes',
        '',
        '  {"title":"x"}',
        'Expected:',
        '  status 201',
        '  header Location: /todos/1',
        '  "x" at $.title',
        'Last response:',
        '  HTTP 500 Internal Server Error',
        '  content-type: text/plain',
        '  set-cookie: ***',
        '  content-length: 7',
        '  connection: close',
        '',
        '  oh\ufffd',
        '  no',
      ].join('\n'),
    )
  })

  test('shows the first 2 KiB of the body', async () => {
    await using server = await serving((_, response) => response.end(`${'é'.repeat(1500)}`))
    const { evidence = '' } = await missed('/ contains=x', server.url, { clock: fakeClock() })
    expect(evidence).toContain(`\n  ${'é'.repeat(1024)}\n  … (the first 2048 of 3000 bytes)`)
  })

  test('tells the last response there was, where the server has gone since', async () => {
    const clock = fakeClock()
    await using server = await speaking((socket) => {
      if (clock.passed() < 3000) socket.end('HTTP/1.1 404 Not Found\r\n\r\nhere once')
      else socket.destroy()
    })
    const { evidence, detail } = await missed('/', server.url, { clock })
    expect(detail).toBe('connection reset, after 30s of trying')
    expect(evidence).toMatch(
      /\nLast attempt:\n {2}connection reset\nLast response:\n {2}HTTP 404 Not Found\n/,
    )
  })

  test('says so where there never was one', async () => {
    const { evidence } = await missed('/', await closedPort(), { within: 50 })
    expect(evidence).toMatch(
      /^Request:\n {2}GET http:\S+\/\nExpected:\n {2}a 2xx status\nLast attempt:\n {2}connection refused$/,
    )
  })
})
