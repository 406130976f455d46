import { describe, expect, test } from '@jest/globals'
import { BadInput } from '../../../src/common/problem.js'
import { reason } from '../../../src/common/reason.js'
import type { Plan } from '../../../src/plan/plan.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import { recordOf } from '../../../src/run/record-of-run.js'
import type { RunState } from '../../../src/run/run-state.js'
import { step } from '../report/records.js'

const place = { file: 'compose.yaml', line: 3, column: 5 }

/** Says where it was asked for something. */
const sources = {
  files: ['compose.yaml'],
  at: (path: readonly (string | number)[]) => ({ file: path.join('.'), line: 1, column: 1 }),
} as unknown as NonNullable<RunState['sources']>

const clock = { now: () => 12_345.6 }
const judgement = { verdict: 'passed', reason: 'all held.', failedStep: null, exitCode: 0 } as const

const record = (state: Partial<RunState>, failedStep: string | null = null) =>
  recordOf(
    { begunAt: 345, project: 'p', ...state },
    { ...judgement, reason: reason(judgement.reason), failedStep },
    { 'build-app': 'logs/x' },
    clock,
  )

test('a run that got nowhere has a record all the same', () => {
  expect(record({})).toEqual({
    verdict: 'passed',
    reason: 'all held.',
    failedStep: null,
    failedAt: undefined,
    project: 'p',
    files: [],
    engine: null,
    roles: null,
    problems: [],
    steps: [],
    criticalPath: [],
    durationMs: 12_001,
    urls: {},
    images: {},
    findings: [],
    leftovers: [],
    logs: { 'build-app': 'logs/x' },
    unproven: [],
  })
})

test('a run has what its plan changed for it alone', () => {
  const adjustments = [{ code: 'FRESH_DATA', services: ['db'], sentence: 'Data in a fresh volume' }]
  const plan = { steps: [], findings: [], model: {}, adjustments } as unknown as Plan
  expect(record({ plan }).adjustments).toBe(adjustments)
})

test('a run has what its plan told, and what the run itself showed', () => {
  const finding = (code: string) => ({ severity: 'warning', code, message: '' }) as const
  const model = { services: { db: { image: 'postgres:17' } } }
  const plan = { steps: [], findings: [finding('HOST_PORT')], model } as unknown as Plan
  expect(record({ plan }).imageNames).toEqual({ db: 'postgres:17' })
  expect(record({ plan, noticed: [finding('RESTARTED')] }).findings.map(({ code }) => code)).toEqual([
    'HOST_PORT',
    'RESTARTED',
  ])
})

test('a run has the steps and logs of its teardown as well', () => {
  const execution = {
    records: [step('start:app', 0, 10)],
    failed: undefined,
    interrupted: false,
    restarts: [],
    urls: { 'app:80': 'http://127.0.0.1:1' },
    images: { app: 'sha256:1' },
  }
  const teardown = {
    step: step('teardown', 10, 20),
    leftovers: ['volume x'],
    logs: { app: 'logs/app.log' },
    unkept: [],
  }
  expect(record({ execution, teardown, sources })).toMatchObject({
    files: ['compose.yaml'],
    steps: [{ id: 'start:app' }, { id: 'teardown' }],
    criticalPath: ['start:app', 'teardown'],
    urls: { 'app:80': 'http://127.0.0.1:1' },
    images: { app: 'sha256:1' },
    leftovers: ['volume x'],
    logs: { app: 'logs/app.log', 'build-app': 'logs/x' },
  })
})

describe('what failed is pointed at', () => {
  const failing = (change: Partial<StepRecord>) => ({
    records: [step('x', 0, 1, { status: 'failed', service: 'app', ...change })],
    failed: undefined,
    interrupted: false,
    restarts: [],
    urls: {},
    images: {},
  })

  test.each<[StepRecord['kind'], string]>([
    ['build', 'services.app.build'],
    ['pull', 'services.app.image'],
    ['ready', 'services.app.healthcheck'],
    ['job', 'services.app.command'],
    ['start', 'services.app'],
  ])('a %s at %s', (kind, file) => {
    const id = `${kind}:app`
    expect(record({ sources, execution: failing({ id, kind }) }, id).failedAt).toMatchObject({ file })
  })

  test('a service that ended while it was waited for at the service', () => {
    const execution = failing({ id: 'ready:app', kind: 'ready', ended: true })
    expect(record({ sources, execution }, 'ready:app').failedAt).toMatchObject({ file: 'services.app' })
  })

  test('the lines of a log that say why are those of the step', () => {
    const cause = { log: 'app', lines: ['Error: no key'] }
    const execution = failing({ id: 'ready:app', kind: 'ready', cause })
    expect(record({ sources, execution }, 'ready:app').cause).toBe(cause)
  })

  test('a step that knows its own place there', () => {
    const execution = failing({ id: 'build:app', kind: 'build', at: place })
    expect(record({ sources, execution }, 'build:app').failedAt).toEqual(place)
  })

  test('a check where it is written, and a variant of a service where that is', () => {
    const steps = [
      { id: 'check:1', kind: 'check', service: 'app', at: place },
      { id: 'job:migrate', kind: 'job', service: 'migrate', declaredAs: 'app' },
    ]
    const plan = { steps, findings: [], model: {} } as unknown as Plan
    const check = failing({ id: 'check:1', kind: 'check' })
    expect(record({ sources, plan, execution: check }, 'check:1').failedAt).toEqual(place)
    const job = failing({ id: 'job:migrate', kind: 'job', service: 'migrate' })
    expect(record({ sources, plan, execution: job }, 'job:migrate').failedAt).toMatchObject({
      file: 'services.app.command',
    })
  })

  test('a teardown nowhere', () => {
    const execution = failing({ id: 'teardown', kind: 'teardown' })
    expect(record({ sources, execution }, 'teardown').failedAt).toBeUndefined()
  })

  test('bad input at its first problem, a refused run at its first warning', () => {
    const error = new BadInput([{ message: 'no', at: place }])
    expect(record({ error })).toMatchObject({ failedAt: place, problems: [{ message: 'no' }] })
    const refused = [{ severity: 'warning', code: 'X', message: 'no', at: place }] as const
    expect(record({ refused }).failedAt).toEqual(place)
  })
})
