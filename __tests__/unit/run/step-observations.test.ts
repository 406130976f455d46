import { expect, test } from '@jest/globals'
import type { Step } from '../../../src/plan/plan.js'
import type { StepTry } from '../../../src/record/run-record.js'
import { runningStep, StepObservations, stepProgress } from '../../../src/run/step-observations.js'

const ready: Step = { id: 'ready:db', kind: 'ready', service: 'db', needs: [] }
const attempt = (said: string): StepTry => ({
  at: '2026-01-02T03:04:05Z',
  durationMs: 1,
  status: 'failed',
  said,
})

test('tries are counted, and of many the first and the last are kept', () => {
  const observations = new StepObservations()
  expect(observations.of(ready)).toEqual({})
  for (let number = 1; number <= 150; number += 1) {
    expect(observations.tried(ready, attempt(String(number)))).toBe(number)
  }
  const said = observations.of(ready).tries?.map((one) => one.said) ?? []
  expect(said).toHaveLength(100)
  expect([said[0], said[19], said[20], said[99]]).toEqual(['1', '20', '71', '150'])
})

test('what a check asks is its label', () => {
  const check: Step = {
    id: 'check:1',
    kind: 'check',
    service: 'app',
    needs: [],
    hurl: 'smoke.hurl',
    apps: [],
  }
  expect(new StepObservations().of(check)).toEqual({ label: 'smoke.hurl' })
  expect(runningStep(check)).toMatchObject({ id: 'check:1', label: 'smoke.hurl' })
  expect(runningStep(ready).label).toBeUndefined()
})

test('what a step tells is told on, and its tries are kept', () => {
  const told: unknown[] = []
  const observations = new StepObservations()
  const progress = stepProgress(
    observations,
    { tried: ({ id }, { said }, number) => void told.push([id, said, number]) },
    { said: (id, line) => void told.push([id, line]) },
  )(ready)
  progress.at('waiting')
  progress.tried(attempt('exit code 1'))
  expect(told).toEqual([
    ['ready:db', 'waiting'],
    ['ready:db', 'exit code 1'],
    ['ready:db', 'exit code 1', 1],
  ])
  expect(observations.of(ready).tries).toHaveLength(1)
})

test('the last answer of a check is kept, and when containers of a service have started', () => {
  const observations = new StepObservations()
  const request = { method: 'GET', url: 'http://127.0.0.1/', headers: {} }
  const answered = { request, expected: [], answer: { status: 500, statusText: '', headers: {}, body: '' } }
  const progress = stepProgress(observations, { tried: () => {} }, { said: () => {} })(ready)
  progress.exchanged({ request, expected: [] })
  expect(observations.of(ready).exchange?.answer).toBeUndefined()
  progress.exchanged(answered)
  progress.exchanged({ request, expected: [] })
  expect(observations.of(ready).exchange).toBe(answered)

  const start: Step = { ...ready, id: 'start:db', kind: 'start', byCompose: false, mayEnd: false }
  expect(observations.of(start)).toEqual({})
  for (const [id, at] of [
    ['a', 'one'],
    ['b', 'of another replica'],
    ['b', 'two'],
  ] as const)
    observations.containerStarted('db', id, at)
  expect(observations.of(start)).toEqual({ starts: ['one', 'two'] })
  expect(observations.of(ready).starts).toBeUndefined()
})
