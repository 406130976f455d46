import { mkdir, readdir } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { type Clock, systemClock } from '../../../src/common/clock.js'
import { RUN, type RunIdentity } from '../../../src/common/run-identity.js'
import type { Docker } from '../../../src/engine/docker.js'
import { LogKeeper } from '../../../src/teardown/keep-logs.js'
import { removeProject } from '../../../src/teardown/remove-project.js'
import { FakeEngine, frame, type Things } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal

async function tornDown(things: Things, hurry = going, run?: RunIdentity) {
  await using engine = await FakeEngine.with(things)
  await using folder = await Folder.with()
  const logs = { directory: folder.path, mask: () => new PassThrough() }
  const keeper = new LogKeeper(engine.docker, logs, systemClock, hurry)
  const options = { run, clock: systemClock, graceMs: 0, hurry, keeper, unfinishedWorkMs: 0 }
  const result = await removeProject(engine.docker, 'p', options)
  return { result, asked: engine.asked, left: engine.left, files: Object.fromEntries(await folder.read()) }
}

const everything = {
  containers: { app: 'app says\n', db: 'db says\n' },
  networks: ['net'],
  volumes: ['data'],
  images: ['img'],
}

test('everything goes, and its logs are kept', async () => {
  const { result, left, files } = await tornDown(everything)
  expect(result).toEqual({
    removed: '2 containers, 1 network, 1 volume, 1 image',
    leftovers: [],
    logs: { app: 'logs/app.log', db: 'logs/db.log' },
    unkept: [],
    isUnsettled: false,
  })
  expect(left).toEqual([])
  expect(files).toEqual({ 'app.log': 'app says\n', 'db.log': 'db says\n' })
})

describe('what the engine will not do keeps nothing else from going', () => {
  test('a container that cannot be killed or removed', async () => {
    const { result, left } = await tornDown({
      ...everything,
      refuses: {
        'POST /containers/app/kill': [500, 'cannot kill container: permission denied'],
        'DELETE /containers/app': [500, 'could not kill: permission denied'],
      },
    })
    expect(left).toEqual(['app'])
    expect(result).toMatchObject({
      removed: '1 container, 1 network, 1 volume, 1 image',
      leftovers: ['container app (running): could not kill: permission denied'],
    })
  })

  test.each([
    ['network', 'net', 'GET /networks/net', []],
    ['network', 'net', 'DELETE /networks/net', ['network net: device or resource busy']],
    ['volume', 'data', 'DELETE /volumes/data', ['volume data: device or resource busy']],
    ['image', 'img', 'DELETE /images/img', ['image img: device or resource busy']],
  ])('a %s %s: %s', async (_, name, question, leftovers) => {
    const refuses = { [question]: [500, 'device or resource busy'] as const }
    const { result, left } = await tornDown({ ...everything, refuses })
    expect(left).toEqual(leftovers.length === 0 ? [] : [name])
    expect(result.leftovers).toEqual(leftovers)
  })
})

describe('a run removes its own', () => {
  const run = { id: 'this', begunAt: '2026-01-02T03:04:05.000Z' }
  const labels = { db: { [RUN]: 'other' }, data: { [RUN]: 'other' } }
  const release = 'DELETE /volumes/p.compose-gate'

  test('and what has no run, and lets go of the name at the very end', async () => {
    const { left, asked, result } = await tornDown({ ...everything, labels, holder: 'this' }, going, run)
    expect(left).toEqual(['db', 'data'])
    expect(result.leftovers).toEqual([])
    expect(asked.filter((what) => what.startsWith('DELETE ')).at(-1)).toBe(release)
  })

  test('alone where another run has the name', async () => {
    const mine = { ...labels, app: { [RUN]: 'this' } }
    const { left, asked, result } = await tornDown(
      { ...everything, labels: mine, holder: 'other' },
      going,
      run,
    )
    expect(left).toEqual(['db', 'net', 'data', 'img'])
    expect(result).toMatchObject({ leftovers: [], removed: '1 container' })
    expect(asked).not.toContain(release)
  })

  test('and takes the name for it where nobody has it', async () => {
    const { left, asked } = await tornDown(everything, going, run)
    expect(left).toEqual([])
    expect(asked).toEqual(expect.arrayContaining(['POST /volumes/create', release]))
  })

  test('whereas without a run everything of the project goes', async () => {
    const { left, asked } = await tornDown({ ...everything, labels, holder: 'other' })
    expect(left).toEqual([])
    expect(asked).toContain(release)
  })

  test('and says where the name stays taken', async () => {
    const refuses = { [release]: [409, 'in use'] } as const
    const { result } = await tornDown({ holder: 'this', refuses }, going, run)
    expect(result.leftovers).toEqual(['volume p.compose-gate: in use'])
  })
})

describe('empty folders that the engine made for mounts', () => {
  const run = { id: 'this', begunAt: '2026-01-02T03:04:05.000Z' }

  async function madeFolders(options: { readonly by?: RunIdentity; readonly things?: Things }) {
    await using folder = await Folder.with({ 'kept/x': '' })
    const made = ['made/deep', 'made', 'kept'].map((name) => join(folder.path, name))
    await mkdir(join(folder.path, 'made/deep'), { recursive: true })
    const claimLabels = { 'compose-gate.made-folders': [hostname(), ...made].join('\n') }
    await tornDown({ ...everything, holder: 'this', claimLabels, ...options.things }, going, options.by)
    return (await readdir(folder.path)).sort()
  }

  test('go, whoever removes the run', async () => {
    expect(await madeFolders({ by: run })).toEqual(['kept'])
    expect(await madeFolders({})).toEqual(['kept'])
  })

  test('stay where another run has the name, or something is left', async () => {
    expect(await madeFolders({ by: { ...run, id: 'other' } })).toEqual(['kept', 'made'])
    const refuses = { 'DELETE /volumes/data': [409, 'in use'] } as const
    expect(await madeFolders({ by: run, things: { refuses } })).toEqual(['kept', 'made'])
  })
})

describe('a log keeps no container from going', () => {
  test('that the engine cannot read', async () => {
    const words = 'configured logging driver does not support reading'
    const { result, left, files } = await tornDown({
      ...everything,
      refuses: { 'GET /containers/app/logs': [501, words] },
    })
    expect(left).toEqual([])
    expect(result.unkept).toEqual([`the log of app could not be kept: ${words}`])
    expect(result.logs).toEqual({ db: 'logs/db.log' })
    expect(files).toEqual({ 'db.log': 'db says\n' })
  })

  test('that is told without end, where the run was called off', async () => {
    const endless = (response: ServerResponse) => response.write(frame('so far\n'))
    const things = { ...everything, containers: { app: endless } }
    const called = new AbortController()
    const begun = performance.now()
    setTimeout(() => called.abort(), 100)
    const { result, left, files } = await tornDown(things, called.signal)
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(left).toEqual([])
    expect(result.unkept).toEqual(['the log of app is not whole: the engine takes too long to return it'])
    expect(result.logs).toEqual({ app: 'logs/app.log' })
    expect(files).toEqual({ 'app.log': 'so far\n' })
  })
})

test('a container gets its grace once, and is killed in later rounds', async () => {
  const refuses = { 'DELETE /containers/app': [500, 'busy'] } as const
  await using engine = await FakeEngine.with({ containers: { app: '' }, refuses })
  const keeper = new LogKeeper(engine.docker, undefined, systemClock, going)
  const options = { clock: systemClock, graceMs: 1000, hurry: going, keeper, unfinishedWorkMs: 0 }
  await removeProject(engine.docker, 'p', options)
  const ends = engine.asked.filter((what) => what.startsWith('POST'))
  expect(ends[0]).toBe('POST /containers/app/stop')
  expect(new Set(ends.slice(1))).toEqual(new Set(['POST /containers/app/kill']))
})

test('an engine that hangs is trouble in the end', async () => {
  const clock = new ManualClock()
  const docker = {
    version: async () => '28',
    inventory: () => new Promise(() => {}),
    names: { holder: async () => undefined },
  } as unknown as Docker
  const keeper = new LogKeeper({ logs: async () => {}, lastLines: async () => '' }, undefined, clock, going)
  const options = { clock, graceMs: 5000, hurry: going, keeper, unfinishedWorkMs: 0 }
  const removing = removeProject(docker, 'p', options)
  const told = expect(removing).rejects.toThrow('the Docker Engine did not remove everything within 2m5s')
  await clock.advance(124_999)
  await clock.advance(1)
  await told
})

test('an engine that says nothing is asked for nothing else', async () => {
  await using engine = await FakeEngine.with({ ...everything, ignores: ['GET /version'] })
  const clock: Clock = { ...systemClock, timeout: (milliseconds) => systemClock.timeout(milliseconds / 50) }
  const keeper = new LogKeeper(engine.docker, undefined, clock, going)
  const options = { clock, graceMs: 0, hurry: going, keeper, unfinishedWorkMs: 0, run: undefined }
  await expect(removeProject(engine.docker, 'p', options)).rejects.toThrow('did not answer within 10s')
  expect(engine.asked).toEqual(['GET /version'])
})
