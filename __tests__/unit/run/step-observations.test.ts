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
  const progress = stepProgress(observations, {
    activity: (id, line) => void told.push([id, line]),
    tried: ({ id }, { said }, number) => void told.push([id, said, number]),
  })(ready)
  progress.at('waiting')
  progress.tried(attempt('exit code 1'))
  expect(told).toEqual([
    ['ready:db', 'waiting'],
    ['ready:db', 'exit code 1', 1],
  ])
  expect(observations.of(ready).tries).toHaveLength(1)
})
