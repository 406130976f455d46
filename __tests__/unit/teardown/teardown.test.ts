import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { Docker } from '../../../src/engine/docker.js'
import { ReportFolder } from '../../../src/host/report-folder.js'
import { createMasker } from '../../../src/masking/masker.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import { teardown } from '../../../src/teardown/teardown.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'
import { ManualClock } from '../../harness/manual-clock.js'

/** An engine that is lost is told with its address. */
const GONE = /^no Docker Engine answers at unix:/

interface Given {
  readonly staysUp?: boolean
  readonly isLost?: boolean
  readonly signal?: AbortSignal
  readonly records?: readonly StepRecord[] | undefined
}

const thisRun = { id: 'this-run', begunAt: '2026-01-02T03:04:05.000Z' }

/** Tears down after a run called `p`. */
async function tornDown(things: Things, given: Given = {}) {
  const { staysUp = false, isLost = false, signal = new AbortController().signal } = given
  await using engine = await FakeEngine.with(things)
  await using folder = await Folder.with()
  if (isLost) await engine.stop()
  const records = 'records' in given ? given.records : []
  const run = { project: 'p', run: thisRun, records, staysUp, graceMs: 0, unfinishedWorkMs: 1 }
  const { logs } = new ReportFolder(folder.path, createMasker())
  const outcome = await teardown(run, { docker: engine.docker, logs, clock: systemClock, signal })
  const { asked, left } = engine
  return { outcome, asked, left }
}

const refuses = { 'GET /containers/app/logs': [501, 'no reading'] } as const
const things = { containers: { app: '', db: 'ready\n' }, refuses }

describe('a teardown', () => {
  test('that could not happen is a step that failed, and says what removes the rest', async () => {
    // Cancelled: nobody waits for the engine to come back.
    const { outcome } = await tornDown(things, { isLost: true, signal: AbortSignal.abort() })
    expect(outcome).toMatchObject({
      step: { id: 'teardown', status: 'failed', detail: expect.stringMatching(GONE) },
      leftovers: [expect.stringContaining('`compose-gate down -p p`')],
      error: { message: expect.stringMatching(GONE) },
    })
  })

  test('tells of a log that could not be kept', async () => {
    const { outcome, left } = await tornDown(things)
    expect(outcome).toMatchObject({ step: { status: 'passed' }, logs: { db: 'logs/db.log' } })
    expect(outcome.unkept).toEqual(['the log of app could not be kept: no reading'])
    expect(left).toEqual([])
  })

  test('needs every step that was started', async () => {
    const record = (id: string, startedAt: string | null) => ({ id, startedAt }) as StepRecord
    const records = [record('build:app', '2026-01-01T00:00:00Z'), record('start:app', null)]
    expect((await tornDown({}, { records })).outcome.step).toMatchObject({
      needs: ['build:app'],
      detail: 'removed nothing',
      service: 'p',
    })
  })

  test('says what is left', async () => {
    const stuck = { volumes: ['data'], refuses: { 'DELETE /volumes/data': [409, 'in use'] } } as const
    expect((await tornDown(stuck)).outcome).toMatchObject({
      step: { status: 'failed', detail: 'left volume data: in use' },
      leftovers: ['volume data: in use'],
    })
  })
})

test('an engine that was lost and comes back is asked again', async () => {
  const clock = new ManualClock()
  let asked = 0
  const docker = {
    version: async () => '28',
    inventory: async () => {
      asked += 1
      if (asked < 4) throw new EngineTrouble('the Docker Engine was lost')
      return { containers: [], networks: [], volumes: [], images: [] }
    },
    removing: {},
    joining: { leaveAll: async () => {} },
    names: { claim: async () => thisRun, holder: async () => thisRun, release: async () => undefined },
  } as unknown as Docker
  const run = { project: 'p', run: thisRun, records: [], staysUp: false, graceMs: 0, unfinishedWorkMs: 0 }
  const tools = {
    docker,
    logs: { directory: '/nowhere', mask: () => new PassThrough() },
    clock,
    signal: new AbortController().signal,
  }
  expect((await clock.until(teardown(run, tools))).step).toMatchObject({ status: 'passed', durationMs: 750 })
  asked = -1000
  const { step } = await clock.until(teardown(run, tools))
  expect(step).toMatchObject({ status: 'failed', detail: 'the Docker Engine was lost' })
  expect(step?.durationMs).toBeGreaterThanOrEqual(10_000)
})

describe('a stack that stays up', () => {
  test('does so though a log cannot be kept, which is told', async () => {
    const { outcome, left } = await tornDown(things, { staysUp: true })
    const unkept = ['the log of app could not be kept: no reading']
    expect(outcome).toEqual({ leftovers: [], logs: { db: 'logs/db.log' }, logTimes: {}, unkept })
    expect(left).toEqual(['app', 'db'])
  })

  test('does so though the engine is lost, which is told', async () => {
    const { outcome } = await tornDown(things, { staysUp: true, isLost: true })
    expect(outcome).toMatchObject({
      leftovers: [],
      logs: {},
      error: { message: expect.stringMatching(GONE) },
    })
    expect(outcome.step).toBeUndefined()
  })

  test('goes where the run is cancelled meanwhile', async () => {
    const { outcome, left } = await tornDown(things, { staysUp: true, signal: AbortSignal.abort() })
    expect(outcome.step).toMatchObject({ status: 'passed' })
    expect(left).toEqual([])
  })
})

describe('what an engine is still making', () => {
  const record = {
    id: 'x',
    needs: [],
    startedAt: null,
    endedAt: null,
    durationMs: 0,
    attempts: 1,
    detail: '',
  }
  const once = (what: Partial<StepRecord>) => [{ ...record, service: 'app', ...what } as StepRecord]

  test.each<[string, Partial<StepRecord>, boolean]>([
    ['a build whose time was up', { kind: 'build', status: 'failed', cut: true }, true],
    ['a build that was cancelled', { kind: 'build', status: 'cancelled' }, true],
    ['a container of several that could not be created', { kind: 'create', status: 'failed' }, true],
    ['nothing that ended by itself, as a build that failed', { kind: 'build', status: 'failed' }, false],
    ['nothing else, as a migration that failed', { kind: 'job', status: 'failed' }, false],
  ])('is asked after %s', async (_, what, expected) => {
    const { asked } = await tornDown({ volumes: ['data'] }, { records: once(what) })
    const volumes = asked.filter((each) => each === 'GET /volumes')
    // Two looks at what there is, and one at what is being filled.
    expect(volumes.length > 2).toBe(expected)
  })

  test('is asked where nobody knows what the run did', async () => {
    const { asked } = await tornDown({ volumes: ['data'] }, { records: undefined })
    expect(asked.filter((each) => each === 'GET /volumes').length).toBeGreaterThan(2)
  })
})
