import { expect, test } from '@jest/globals'
import { PROVED_BY_NOTHING, type StepRecord } from '../../../src/record/run-record.js'
import { unprovenServices } from '../../../src/run/unproven.js'
import { planned, project } from '../plan/sketch.js'
import { step } from '../report/records.js'
import type { Sketches } from '../roles/role-sketches.js'

const services: Sketches = {
  db: { image: 'postgres:17' },
  web: { build: '', ports: ['80'] },
  mails: { build: '', command: 'celery -A shop worker' },
  probed: { build: '', probe: 'true' },
  extract: { image: 'acme/extract' },
  migrate: { build: '' },
}
const plan = planned(project(services))
const records = plan.steps.map(({ id }) => step(id, 0, 1))
const unproven = (change: readonly StepRecord[] = [], ended: readonly string[] = []) =>
  unprovenServices(plan, [...records, ...change], ended).map(({ service, why }) => [
    service,
    why.split(';')[0],
  ])

test('what ran to the end of a green run, and nothing was asked of', () => {
  expect(unproven()).toEqual([
    ['extract', 'it still ran at the end, and nothing says whether it stays or ends'],
    ['mails', 'it stayed up, but it has no health check, and no check asks it'],
  ])
})

test('not what has ended with 0', () => {
  expect(unproven([], ['extract']).map(([service]) => service)).toEqual(['mails'])
})

test('what waited for nothing but its container has proved nothing', () => {
  expect(
    unproven([step('ready:probed', 0, 1, { detail: PROVED_BY_NOTHING })]).map(([service]) => service),
  ).toEqual(['extract', 'mails', 'probed'])
})

test('an app that is asked nothing is told too, and a check that did not pass proves nothing', () => {
  expect(unproven([step('check:1', 0, 1, { status: 'skipped' })]).map(([service]) => service)).toContain(
    'web',
  )
  const silent = { kind: 'nothing', port: 80, said: 'connection reset' } as const
  expect(unproven([step('check:1', 0, 1, { byDefault: silent })]).map(([service]) => service)).toContain(
    'web',
  )
  expect(unprovenServices(undefined, records)).toEqual([])
})
