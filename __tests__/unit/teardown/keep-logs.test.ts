import { PassThrough, Transform, type Writable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { withSignal } from '../../../src/common/deadline.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { OnTimes } from '../../../src/engine/demultiplex.js'
import { keepLogs, LogKeeper } from '../../../src/teardown/keep-logs.js'
import { FakeEngine } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const container = (id: string, service = id) => ({
  id,
  name: `p-${id}`,
  service,
  image: '',
  state: 'running',
})

const upper = () =>
  new Transform({ transform: (chunk: Buffer, _, done) => done(null, chunk.toString().toUpperCase()) })

/** Keeps logs of containers that print this. */
async function keeping(
  print: (id: string, destination: Writable, signal: AbortSignal) => Promise<void>,
  {
    clock = new ManualClock(),
    hurry = going,
    end = () => '',
    times = [],
  }: {
    times?: readonly string[]
    clock?: ManualClock
    hurry?: AbortSignal
    end?: (id: string) => string
  } = {},
) {
  const folder = await Folder.with({}, 'keep-logs')
  const docker = {
    lastLines: async (id: string) => end(id),
    logs: (id: string, destination: NodeJS.WritableStream, signal: AbortSignal, onTimes?: OnTimes) => {
      onTimes?.(times)
      return print(id, destination as Writable, signal)
    },
  }
  const keeper = new LogKeeper(docker, { directory: `${folder.path}/logs`, mask: upper }, clock, hurry)
  return { keeper, folder, clock, files: async () => Object.fromEntries(await folder.read()) }
}

const says = (text: string) => async (_id: string, destination: Writable) => void destination.write(text)

describe('the log of a service', () => {
  test('is masked, with a heading for each of several containers', async () => {
    const { keeper, folder, files } = await keeping(
      async (id, destination) => void destination.write(`${id} says\n`),
    )
    await using _ = folder
    await keeper.keep('db', [container('db')])
    await keeper.keep('app', [container('a', 'app'), container('b', 'app')])
    expect(keeper.logs).toEqual({ db: 'logs/db.log', app: 'logs/app.log' })
    expect(await files()).toEqual({
      'logs/db.log': 'DB SAYS\n',
      'logs/app.log': '==> P-A <==\nA SAYS\n==> P-B <==\nB SAYS\n',
    })
  })

  test('has its times beside it, but not where several containers have one log', async () => {
    const { keeper, folder, files } = await keeping(says('one\n'), { times: ['2026-01-02T03:04:05.6Z'] })
    await using _ = folder
    await keeper.keep('db', [container('db')])
    await keeper.keep('app', [container('a', 'app'), container('b', 'app')])
    expect(keeper.logTimes).toEqual({ db: 'logs/db.times' })
    expect(Object.keys(await files()).sort()).toEqual(['logs/app.log', 'logs/db.log', 'logs/db.times'])
    expect((await files())['logs/db.times']).toBe('2026-01-02T03:04:05.6Z\n')
  })

  test('has a file even where the service has no name, or a strange one', async () => {
    const { keeper, folder } = await keeping(says(''))
    await using _ = folder
    await keeper.keep('', [container('x', '')])
    await keeper.keep('a/b', [container('y', 'a/b')])
    expect(keeper.logs).toEqual({ '': 'logs/unnamed.log', 'a/b': 'logs/a_b.log' })
  })

  test('is kept once', async () => {
    let times = 0
    const { keeper, folder } = await keeping(async () => {
      times += 1
    })
    await using _ = folder
    await keeper.keep('db', [container('db')])
    await keeper.keep('db', [container('db')])
    expect(times).toBe(1)
  })

  test('is kept again where the engine was lost meanwhile', async () => {
    let times = 0
    const { keeper, folder } = await keeping(async () => {
      times += 1
      if (times === 1) throw new EngineTrouble('lost')
    })
    await using _ = folder
    await expect(keeper.keep('db', [container('db')])).rejects.toThrow('lost')
    await keeper.keep('db', [container('db')])
    expect([times, keeper.logs, keeper.unkept]).toEqual([2, { db: 'logs/db.log' }, []])
  })

  test('that cannot be read is told, and leaves no empty file', async () => {
    const { keeper, folder, files } = await keeping(() => Promise.reject(new Error('no reading')))
    await using _ = folder
    await keeper.keep('db', [container('db')])
    expect(keeper.unkept).toEqual(['the log of db could not be kept: no reading'])
    expect([keeper.logs, await files()]).toEqual([{}, {}])
  })

  test('that breaks off is kept as far as it came', async () => {
    const { keeper, folder, files } = await keeping(async (_id, destination) => {
      destination.write('so far\n')
      await new Promise(setImmediate)
      throw new Error('socket hang up')
    })
    await using _ = folder
    await keeper.keep('db', [container('db')])
    expect(keeper.unkept).toEqual(['the log of db is not whole: socket hang up'])
    expect(await files()).toEqual({ 'logs/db.log': 'SO FAR\n' })
  })

  test('is wanted by nobody without a folder', async () => {
    const keeper = new LogKeeper(
      { logs: () => Promise.reject(new Error('asked')), lastLines: async () => '' },
      undefined,
      new ManualClock(),
      going,
    )
    await keeper.keep('db', [container('db')])
    expect([keeper.logs, keeper.unkept]).toEqual([{}, []])
  })
})

describe('a log that takes too long', () => {
  /** When a log without end is given up, where the run is cancelled at this moment. */
  async function givenUp(cancelledAt: number | undefined) {
    const hurry = new AbortController()
    const clock = new ManualClock()
    let after: number | undefined
    let hasBegun = () => {}
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve
    })
    const endless = (_id: string, _destination: Writable, signal: AbortSignal) => {
      hasBegun()
      signal.addEventListener('abort', () => {
        after = clock.now()
      })
      return withSignal(new Promise<never>(() => {}), signal)
    }
    const { keeper, folder } = await keeping(endless, { clock, hurry: hurry.signal })
    await using _ = folder
    if (cancelledAt === 0) hurry.abort()
    const keep = keeper.keep('db', [container('db')])
    // The folder is made first, in its own time.
    await begun
    if (cancelledAt !== undefined && cancelledAt > 0) {
      await clock.advance(cancelledAt)
      hurry.abort()
    }
    await clock.until(keep)
    return { after, unkept: keeper.unkept }
  }

  test.each([
    ['a minute and a half', undefined, 90_000],
    ['four seconds once the run is cancelled', 0, 4000],
    ['four seconds more when the run is cancelled', 5000, 9000],
  ])('is given up after %s', async (_, cancelledAt, after) => {
    const unkept = ['the log of db could not be kept: the engine takes too long to return it']
    expect(await givenUp(cancelledAt)).toEqual({ after, unkept })
  })
})

test('of a log that takes too long both ends are kept, of each container', async () => {
  const clock = new ManualClock()
  const endless = (id: string, destination: Writable, signal: AbortSignal) => {
    destination.write(`${id} begins\n`)
    return withSignal(new Promise<never>(() => {}), signal)
  }
  const end = (id: string) => `${id} ends\n`
  const { keeper, folder, files } = await keeping(endless, { clock, end })
  await using _ = folder
  await clock.until(keeper.keep('app', [container('a', 'app'), container('b', 'app')]))
  const left = '…\n[COMPOSE-GATE LEFT LINES OUT HERE: THE LAST 2000 OF THE LOG FOLLOW]\n'
  expect((await files())['logs/app.log']).toBe(
    `==> P-A <==\nA BEGINS\n${left}A ENDS\n==> P-B <==\nB BEGINS\n${left}B ENDS\n`,
  )
  expect(keeper.logs).toEqual({ app: 'logs/app.log' })
  expect(keeper.unkept).toEqual([
    expect.stringMatching(/^the log of app is not whole: .*; both its ends are kept$/),
  ])
})

test('the logs of a whole project are kept', async () => {
  await using engine = await FakeEngine.with({ containers: { app: 'app says\n', db: 'db says\n' } })
  await using folder = await Folder.with({}, 'keep-logs')
  const logs = { directory: folder.path, mask: () => new PassThrough() }
  const kept = await keepLogs('p', { docker: engine.docker, logs, clock: systemClock, signal: going })
  expect(kept).toMatchObject({ logs: { app: 'logs/app.log', db: 'logs/db.log' }, unkept: [] })
  expect(Object.fromEntries(await folder.read())).toEqual({ 'app.log': 'app says\n', 'db.log': 'db says\n' })
  expect(engine.left).toEqual(['app', 'db'])
})
