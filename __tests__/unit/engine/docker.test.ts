import type { ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { FakeEngine, frame } from '../../harness/fake-engine.js'

const going = new AbortController().signal
const unreadable = [501, 'configured logging driver does not support reading'] as const

describe('the last lines of a container', () => {
  test.each([
    ['keeps no log', { 'GET /containers/app/logs': unreadable }],
    ['cannot read its log', { 'GET /containers/app/logs': [500, 'invalid character'] }],
    ['knows nothing of it', { 'GET /containers/app/json': [404, 'No such container'] }],
  ] as const)('are empty where the engine %s', async (_, refuses) => {
    await using engine = await FakeEngine.with({ containers: { app: 'listening' }, refuses })
    expect(await engine.docker.lastLines('app', 10)).toBe('')
  })

  test('are what it printed, and trouble where the engine is gone', async () => {
    await using engine = await FakeEngine.with({ containers: { app: 'listening' } })
    expect(await engine.docker.lastLines('app', 10)).toBe('listening')
    await engine.stop()
    await expect(engine.docker.lastLines('app', 10)).rejects.toThrow(EngineTrouble)
  })
})

test('a command that hangs is given up in time, whatever garbage is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const ignores = ['POST /containers/app/exec']
  await using engine = await FakeEngine.with({ containers: { app: '' }, ignores })
  const collecting = setInterval(collect, 10)
  try {
    const hanging = engine.docker.exec('app', ['probe'], { timeoutMs: 100, signal: going })
    const result = await Promise.race([hanging, pause(3000, 'nothing')])
    expect(result).toEqual({ exitCode: undefined, output: 'no answer within 100 ms' })
  } finally {
    clearInterval(collecting)
  }
})

describe('an image of another platform', () => {
  test.each([
    ['arm64', true],
    ['amd64', false],
  ])('%s', async (architecture, isForeign) => {
    await using engine = await FakeEngine.with({
      containers: { app: '' },
      refuses: {
        'GET /version': [200, { Arch: 'amd64' }],
        'GET /containers/app/json': [200, { Id: 'app', Image: 'sha' }],
        'GET /images/sha/json': [200, { Id: 'sha', Architecture: architecture }],
      },
    })
    expect(await engine.docker.isForeign('app')).toBe(isForeign)
  })

  test('is none where there is no image', async () => {
    const gone = { 'GET /containers/app/json': [404, 'No such container'] } as const
    await using engine = await FakeEngine.with({ refuses: gone })
    expect(await engine.docker.isForeign('app')).toBe(false)
  })
})

test.each([
  ['is not here', [200, { DockerRootDir: '/nowhere/at/all' }]],
  ['has space', [200, { DockerRootDir: '/' }]],
  ['is not told', [500, 'busy']],
] as const)('the disk of an engine is not full where it %s', async (_, info) => {
  await using engine = await FakeEngine.with({ refuses: { 'GET /info': info } })
  expect(await engine.docker.hasFullDisk()).toBe(false)
})

/** A log as long as somebody takes it, which is told as fast as it is taken. */
class Flood {
  private static readonly most = 64 * 1024 * 1024
  readonly line = frame(`${'x'.repeat(1000)}\n`)
  /** Bytes told so far. */
  sent = 0
  cut = false

  readonly log = (response: ServerResponse) => {
    response.on('close', () => {
      this.cut = true
    })
    const more = () => {
      while (this.sent < Flood.most && !this.cut) {
        this.sent += this.line.length
        if (!response.write(this.line)) return response.once('drain', more)
      }
      return response.end()
    }
    more()
  }
}

describe('a whole log', () => {
  test('waits where nobody takes it, and is never held in memory', async () => {
    const app = new Flood()
    await using engine = await FakeEngine.with({ containers: { app: app.log } })
    const stuck = new Writable({ write: () => {} })
    const enough = new AbortController()
    const told = engine.docker.logs('app', stuck, enough.signal)
    told.catch(() => {})
    await pause(500)
    expect(app.sent).toBeGreaterThan(0)
    expect(app.sent).toBeLessThan(4 * 1024 * 1024)
    enough.abort(new Error('enough'))
    await expect(told).rejects.toThrow('enough')
  })

  test('is told to its end, and leaves its destination open', async () => {
    const app = new Flood()
    await using engine = await FakeEngine.with({ containers: { app: app.log } })
    let bytes = 0
    const counting = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length
        done()
      },
    })
    await engine.docker.logs('app', counting, going)
    expect(bytes).toBe((app.sent / app.line.length) * (app.line.length - 8))
    expect(counting.writable).toBe(true)
  })

  test('ends with the signal’s reason, and the engine hears of it', async () => {
    const app = new Flood()
    await using engine = await FakeEngine.with({ containers: { app: app.log } })
    const enough = new AbortController()
    const slow = new Writable({
      write: (_chunk, _encoding, done) => {
        enough.abort(new Error('enough'))
        setTimeout(done, 10)
      },
    })
    await expect(engine.docker.logs('app', slow, enough.signal)).rejects.toThrow('enough')
    // The engine hears of it in its own time.
    for (let tries = 0; tries < 100 && !app.cut; tries += 1) await pause(20)
    expect(app.cut).toBe(true)
    expect(slow.writable).toBe(true)
  })

  test('that cannot be read fails with the engine’s own words', async () => {
    const refuses = { 'GET /containers/app/logs': unreadable }
    await using engine = await FakeEngine.with({ containers: { app: '' }, refuses })
    const told = engine.docker.logs('app', new Writable(), going)
    await expect(told).rejects.toMatchObject({ statusCode: 501 })
  })
})
