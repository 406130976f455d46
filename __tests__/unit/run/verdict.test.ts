import { describe, expect, test } from '@jest/globals'
import { Interrupted } from '../../../src/common/interrupted.js'
import { BadInput, EngineTrouble } from '../../../src/common/problem.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import type { RunState } from '../../../src/run/run-state.js'
import { judge } from '../../../src/run/verdict.js'

const record = (id: string, change: Partial<StepRecord> = {}): StepRecord => {
  const [kind, service] = id.split(':')
  return {
    id,
    kind: kind as StepRecord['kind'],
    service: service ?? '',
    needs: [],
    status: 'passed',
    startedAt: null,
    endedAt: null,
    durationMs: 1,
    attempts: 1,
    detail: '',
    ...change,
  }
}

const going = new AbortController().signal
const interrupted = (name: NodeJS.Signals) => AbortSignal.abort(new Interrupted(name))
const executed = (records: readonly StepRecord[], change: object = {}): RunState => ({
  begunAt: 0,
  project: 'p',
  execution: {
    records,
    failed: records.find(({ status }) => status === 'failed'),
    interrupted: false,
    restarts: [],
    urls: {},
    images: {},
    ...change,
  },
  teardown: { leftovers: [], logs: {}, unkept: [] },
})

describe('the verdict', () => {
  test('passed: where nothing was asked, what was started', () => {
    expect(
      judge(executed([record('pull:web'), record('create:web'), record('start:web')]), going),
    ).toMatchObject({
      verdict: 'passed',
      reason: 'web started, and nothing else was asked.',
    })
  })

  test('passed says what ran with its source over its image', () => {
    const mounted = (...services: string[]) => ({
      ...executed([record('start:app')]),
      plan: { mountedSources: services.map((service) => ({ service, targets: ['/srv', '/etc/x'] })) },
    })
    const reason = (state: object) => judge(state as RunState, going).reason
    const before = 'app started, and nothing else was asked'
    expect(reason(mounted('app'))).toBe(
      `${before}; not the image alone: source was mounted over app (/srv and /etc/x).`,
    )
    expect(reason(mounted('app', 'job'))).toMatch(/; not the images alone: .* app \(.*\) and job \(.*\)\.$/)
    expect(reason(mounted())).toBe(`${before}.`)
  })

  test("error: what failed is not the release's fault", () => {
    const pull = record('pull:db', {
      status: 'failed',
      detail: 'db:1 could not be pulled: EOF',
      blame: 'elsewhere',
      remedy: 'wait',
    })
    expect(judge(executed([pull]), going)).toEqual({
      verdict: 'error',
      reason: 'db:1 could not be pulled: EOF.',
      failedStep: 'pull:db',
      exitCode: 3,
      remedy: 'wait',
    })
    const { blame: _, ...own } = pull
    expect(judge(executed([own]), going)).toMatchObject({ verdict: 'failed', exitCode: 1, remedy: 'wait' })
  })

  test('passed says what was proved', () => {
    const records = ['build:app', 'ready:db', 'job:migrate', 'check:1', 'check:2'].map((id) => record(id))
    expect(judge(executed(records), going)).toEqual({
      verdict: 'passed',
      reason: '1 image built, db ready, migrate exited 0, 2 checks held.',
      failedStep: null,
      exitCode: 0,
    })
  })

  test('never passed where a step has not passed, though nothing failed', () => {
    const records = [record('start:app'), record('check:2', { status: 'skipped', service: 'z' })]
    expect(judge(executed(records), going)).toEqual({
      verdict: 'error',
      reason: 'Nothing failed, but check 2 z did not run to the end: this is a mistake of compose-gate.',
      failedStep: null,
      exitCode: 3,
    })
  })

  test('failed names service and cause in one sentence', () => {
    const failed = record('job:migrate', { status: 'failed', detail: 'migrate exited 7: no such table' })
    expect(judge(executed([failed]), going)).toMatchObject({
      verdict: 'failed',
      reason: 'migrate exited 7: no such table.',
      failedStep: 'job:migrate',
      exitCode: 1,
    })
  })

  test('failed names the service once', () => {
    const said = (detail: string) =>
      judge(executed([record('check:1', { status: 'failed', service: 'app', detail })]), going).reason
    expect(said('nothing listens on port 80 of app; it listens on 81')).toBe(
      'nothing listens on port 80 of app; it listens on 81.',
    )
    expect(said('GET /app: 404')).toBe('app: GET /app: 404.')
    expect(said('404; so it was for app')).toBe('app: 404; so it was for app.')
  })

  test('failed names the other checks that had not held by then', () => {
    const open = (id: string, text: string) =>
      record(id, { status: 'cancelled', detail: `${text}: had not held by then: got 404 Not Found` })
    const failed = record('check:app', { status: 'failed', detail: 'GET /a: expected status 200, got 500' })
    const others = ['/b', '/c', '/d', '/e'].map((path) => open(`check:${path}`, `GET ${path}`))
    const never = record('check:x', { status: 'cancelled' })
    const said = (...records: readonly StepRecord[]) => judge(executed(records), going).reason
    expect(said(failed, never)).toBe('app: GET /a: expected status 200, got 500.')
    expect(said(failed, ...others.slice(0, 1))).toBe(
      'app: GET /a: expected status 200, got 500; not held by then either: GET /b.',
    )
    expect(said(failed, ...others)).toMatch(/either: GET \/b, GET \/c, GET \/d and 1 more\.$/)
    const ended = record('start:app', { status: 'failed', detail: 'app exited 1' })
    expect(said(ended, ...others)).toBe('app exited 1.')
  })

  test('is never without words, whatever a step, an engine or an error says', () => {
    for (const detail of ['', ' ', '.', ': .']) {
      const { reason } = judge(executed([record('start:db', { status: 'failed', detail })]), going)
      expect(reason).toBe('start db failed, and nothing says why.')
    }
    const reasonOf = (error: unknown) => judge({ begunAt: 0, project: 'p', error }, going).reason
    expect(reasonOf(new Error(''))).toBe('an error without words.')
    expect(reasonOf('')).toBe('an error without words.')
    expect(reasonOf(new BadInput([]))).toBe('nothing can be run.')
    expect(reasonOf(new BadInput([{ message: '' }]))).toBe('nothing can be run.')
    expect(reasonOf(new EngineTrouble(' '))).toBe('an error without words.')
  })

  test('a detail without its service gets it', () => {
    const failed = record('build:app', { status: 'failed', detail: 'the build failed: exit code: 1' })
    expect(judge(executed([failed]), going).reason).toBe('app: the build failed: exit code: 1.')
  })

  test('what is left behind turns passed into error, and never hides a failure', () => {
    const teardown = { leftovers: ['volume x, used by y'], logs: {}, unkept: [] }
    expect(judge({ ...executed([record('check:1')]), teardown }, going)).toMatchObject({
      verdict: 'error',
      exitCode: 3,
      failedStep: 'teardown',
      reason: 'Everything passed, but the teardown left volume x, used by y.',
    })
    const failed = record('check:1', { status: 'failed', detail: 'no' })
    expect(judge({ ...executed([failed]), teardown }, going)).toMatchObject({
      verdict: 'failed',
      exitCode: 1,
    })
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s is cancelled with %i, and says during what', (name, exitCode) => {
    const records = [record('ready:db', { status: 'cancelled' }), record('start:app', { status: 'skipped' })]
    expect(judge(executed(records, { interrupted: true }), interrupted(name))).toMatchObject({
      verdict: 'cancelled',
      exitCode,
      reason: `Cancelled by ${name} during ready db.`,
    })
  })

  test('a failure that was there before the interruption stays the verdict', () => {
    const failed = record('job:migrate', { status: 'failed', detail: 'migrate exited 1' })
    expect(judge(executed([failed]), interrupted('SIGINT'))).toMatchObject({ verdict: 'failed', exitCode: 1 })
  })

  test('an error that nobody caught is error 3, and never passes', () => {
    const stray = AbortSignal.abort(new TypeError('socket hang up'))
    expect(judge(executed([record('check:1')], { interrupted: true }), stray)).toMatchObject({
      verdict: 'error',
      exitCode: 3,
      reason: 'socket hang up.',
    })
  })

  test('a teardown that failed altogether is the reason only where everything passed', () => {
    const error = new EngineTrouble('the Docker Engine was lost', 'look at its log')
    const step = record('teardown', { status: 'failed', detail: error.message })
    const teardown = { step, leftovers: ['whatever the run made'], logs: {}, unkept: [], error }
    expect(judge({ ...executed([record('check:1')]), teardown }, going)).toEqual({
      verdict: 'error',
      exitCode: 3,
      failedStep: 'teardown',
      reason: 'Everything passed, but the teardown failed: the Docker Engine was lost.',
      remedy: 'look at its log',
    })
    const failed = record('job:migrate', { status: 'failed', detail: 'migrate exited 7' })
    expect(judge({ ...executed([failed]), teardown }, going)).toMatchObject({
      verdict: 'failed',
      reason: 'migrate exited 7.',
      failedStep: 'job:migrate',
    })
    expect(
      judge({ ...executed([failed]), teardown: { leftovers: [], logs: {}, unkept: [], error } }, going)
        .failedStep,
    ).toBe('job:migrate')
  })

  test('bad input is error 2, an engine that was lost error 3 with what to do', () => {
    const state: RunState = { begunAt: 0, project: 'p' }
    const bad = new BadInput([{ message: 'one' }, { message: 'two' }])
    expect(judge({ ...state, error: bad }, going)).toMatchObject({
      exitCode: 2,
      reason: 'one (and 1 more).',
    })
    const lost = new EngineTrouble('the Docker Engine was lost', 'look at its log')
    expect(judge(executed([], { crash: lost, interrupted: true }), going)).toMatchObject({
      verdict: 'error',
      exitCode: 3,
      reason: 'the Docker Engine was lost.',
      remedy: 'look at its log',
    })
  })
})
