import { expect, test } from '@jest/globals'
import { stepName } from '../../../src/record/step-name.js'

test.each([
  ['build:app', 'build', 'app', 'build app'],
  ['check:1', 'check', 'app', 'check 1 app'],
  ['job:app.pre_start', 'job', 'app', 'job app.pre_start app'],
  ['teardown', 'teardown', 'p', 'teardown'],
] as const)('%s is said as people do', (id, kind, service, name) => {
  expect(stepName({ id, kind, service })).toBe(name)
})
