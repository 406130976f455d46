import { expect, test } from '@jest/globals'
import { isPreStart, stepName, subjectOf } from '../../../src/record/step-name.js'

test.each([
  ['build:app', 'build', 'app', 'build app'],
  ['check:1', 'check', 'app', 'check 1 app'],
  ['job:app.pre_start', 'job', 'app', 'job app.pre_start app'],
  ['teardown', 'teardown', 'p', 'teardown'],
] as const)('%s is said as people do', (id, kind, service, name) => {
  expect(stepName({ id, kind, service })).toBe(name)
})

test('what runs before a service starts is told as such', () => {
  const hooks = { id: 'job:app.pre_start', kind: 'job', service: 'app' } as const
  expect([isPreStart(hooks), subjectOf(hooks)]).toEqual([true, "app's pre_start"])
  const migrate = { ...hooks, id: 'job:app' }
  expect([isPreStart(migrate), subjectOf(migrate)]).toEqual([false, 'app'])
})
