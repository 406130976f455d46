import { expect, test } from '@jest/globals'
import type { DefaultAnswer } from '../../../src/findings/rules/default-check.js'
import type { Execution } from '../../../src/run/run-input.js'
import { whatHeld } from '../../../src/run/what-held.js'
import { planned, project } from '../plan/sketch.js'
import { step } from '../report/records.js'
import type { Sketches } from '../roles/role-sketches.js'

function held(services: Sketches, ended: readonly string[] = []): string {
  const plan = planned(project(services))
  const records = plan.steps.map(({ id, service }) => ({ ...step(id, 0, 1), service }))
  const execution: Execution = {
    ...{ records, failed: undefined, interrupted: false, restarts: [], urls: {}, images: {} },
    ended,
  }
  return whatHeld(records, { plan, execution })
}

const web = { image: 'acme/web', ports: ['80'] }
const extract = { image: 'alpine', command: 'touch /out/rows' }
const load = { image: 'alpine', command: 'cat /out/rows', needs: { extract: 'completed' } }

test('jobs are told by their exit codes where there is an app, others as what ran to its end', () => {
  expect(held({ web, migrate: { build: '' }, report: extract })).toBe(
    '1 image built, migrate exited 0, 1 check held, report ran to its end.',
  )
})

test('where there is no app, all jobs are what is judged', () => {
  expect(held({ extract, load })).toBe('extract and load ran to their end.')
})

test('a service that nothing calls a server and that ended with 0 is told as a job', () => {
  expect(held({ main: { image: 'acme/main' } }, ['main'])).toBe('main ran to its end.')
  expect(held({ web, main: { image: 'acme/main' } }, ['main'])).toBe('1 check held, main ran to its end.')
})

test('what is not proven is named, five at most', () => {
  expect(held({ web, main: { image: 'acme/main' } })).toBe('1 check held; not proven: main.')
  const workers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`worker${n}`, { image: 'acme/x' }]))
  expect(held({ web, ...workers })).toBe(
    '1 check held; not proven: worker1, worker2, worker3, worker4, worker5 and 2 more.',
  )
})

test('of checks that nobody wrote, what was asked and what came', () => {
  const answer = (port: number, status: number) =>
    ({ kind: 'answer', port, request: 'GET /', status, suggestion: '' }) as const
  const told = (...got: readonly (readonly [string, DefaultAnswer])[]) => {
    const records = got.map(([service, byDefault]) => ({ ...step('check:1', 0, 1), service, byDefault }))
    return whatHeld(records, { plan: planned(project({ web })), execution: undefined })
  }
  const silent = { kind: 'nothing', port: 8444, said: 'connection reset' } as const
  expect(told(['web', answer(80, 404)], ['web', silent])).toBe('asked only GET /: 404.')
  expect(told(['web', answer(80, 404)], ['api', answer(90, 200)])).toBe(
    'asked only GET web/: 404 and GET api/: 200.',
  )
  expect(told(['web', { kind: 'no HTTP', port: 7777, said: 'no HTTP' }])).toBe(
    'web listens, but not for HTTP.',
  )
})

test('where nothing was asked, what was started', () => {
  expect(held({ main: { image: 'acme/main' } })).toBe('main started, and nothing else was asked.')
})
