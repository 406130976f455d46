import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import type { Engine } from '../../../src/engine/open-engine.js'
import { createMasker } from '../../../src/host/mask.js'
import { ReportFolder } from '../../../src/host/report-folder.js'
import type { Plan } from '../../../src/plan/plan.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import type { Execution } from '../../../src/run/execute.js'
import type { Settings } from '../../../src/settings/settings.js'
import { clearAway } from '../../../src/teardown/clear-away.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'

const execution: Execution = { records: [], failed: undefined, interrupted: false, urls: {}, images: {} }

/** Clears away after a run called `p`. */
async function cleared(
  things: Things,
  { teardown = 'step', lost = false, signal = new AbortController().signal, records = execution.records },
) {
  await using engine = await FakeEngine.with(things)
  await using folder = await Folder.with()
  if (lost) await engine.stop()
  const reports = new ReportFolder(folder.path, createMasker())
  const removal = await clearAway({
    plan: { project: 'p' } as Plan,
    settings: { teardown, stopGrace: 0 } as Settings,
    engine: { docker: engine.docker } as Engine,
    execution: { ...execution, records },
    world: { reports, clock: systemClock, patience: 1 },
    signal,
  })
  const { asked, left } = engine
  return { removal, asked, troubles: reports.troubles, left }
}

const refuses = { 'GET /containers/app/logs': [501, 'no reading'] } as const
const things = { containers: { app: '', db: 'ready\n' }, refuses }

describe('a teardown', () => {
  test('that could not happen is a step that failed, and says what removes the rest', async () => {
    // Called off: nobody waits for the engine to come back.
    const { removal } = await cleared(things, { lost: true, signal: AbortSignal.abort() })
    expect(removal).toMatchObject({
      step: { id: 'teardown', status: 'failed', detail: 'no Docker Engine answers' },
      leftovers: [expect.stringContaining('`compose-gate down -p p`')],
      trouble: { message: 'no Docker Engine answers' },
    })
  })

  test('tells of a log that could not be kept', async () => {
    const { removal, troubles, left } = await cleared(things, {})
    expect(removal).toMatchObject({ step: { status: 'passed' }, logs: { db: 'logs/db.log' } })
    expect(troubles).toEqual(['the log of app could not be kept: no reading'])
    expect(left).toEqual([])
  })
})

describe('a stack that stays up', () => {
  test('does so though a log cannot be kept, which is told', async () => {
    const { removal, troubles, left } = await cleared(things, { teardown: 'job' })
    expect(removal).toEqual({ leftovers: [], logs: { db: 'logs/db.log' } })
    expect(troubles).toEqual(['the log of app could not be kept: no reading'])
    expect(left).toEqual(['app', 'db'])
  })

  test('goes where the run is called off meanwhile', async () => {
    const { removal, left } = await cleared(things, { teardown: 'job', signal: AbortSignal.abort() })
    expect(removal.step).toMatchObject({ status: 'passed' })
    expect(left).toEqual([])
  })
})

describe('what an engine is in the middle of', () => {
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
    const { asked } = await cleared({ volumes: ['data'] }, { records: once(what) })
    const volumes = asked.filter((each) => each.startsWith('GET /volumes'))
    // Two looks at what there is, and one at what is being filled.
    expect(volumes.length > 2).toBe(expected)
  })
})
