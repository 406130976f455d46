import { describe, expect, test } from '@jest/globals'
import { parseJobs, serviceName } from '../../../src/settings/jobs.js'
import { kinds } from '../../../src/settings/kinds.js'
import { collect, origin } from './given-by.js'

const read = (value: unknown) => collect((report) => parseJobs(value, origin, report))

test('a service, or a service with a command, one on each line or in a list', () => {
  expect(read('migrate\n\n app -- rake db:migrate  "a b" \n')).toEqual({
    value: [{ service: 'migrate' }, { service: 'app', command: ['rake', 'db:migrate', 'a b'] }],
    problems: [],
  })
  expect(read(['a', 'b\nc']).value).toEqual([{ service: 'a' }, { service: 'b' }, { service: 'c' }])
})

describe('what is no job', () => {
  test.each([
    ['app rake x', 'input x: `app rake x` is not a job → write `app -- rake x`, or one service a line'],
    [
      '-app',
      'input x: `-app` is not a job → write a service, or a service and its command as `SERVICE -- COMMAND ARGS`, one a line',
    ],
    [
      'app --',
      'input x: `app --` has no command after `--` → write a service, or a service and its command as `SERVICE -- COMMAND ARGS`, one a line',
    ],
    ['app -- echo "a', 'input x: a quote in `echo "a` is never closed → close it, or escape it with \\'],
    [
      'app -- a && b',
      'input x: `&&` in `a && b` needs a shell, and the command runs without one → write `app -- sh -c "a && b"`, or quote it where it is part of an argument',
    ],
    [
      'app -- a "x" | b',
      'input x: `|` in `a "x" | b` needs a shell, and the command runs without one → write `app -- sh -c \'a "x" | b\'`, or quote it where it is part of an argument',
    ],
  ])('%s', (text, problem) => expect(read(text)).toEqual({ value: undefined, problems: [problem] }))
})

test.each([
  'app - sh -c x',
  'app --- sh -c x',
  'app — sh -c x',
  'app –– sh -c x',
  'app -> sh -c x',
  'app --sh -c x',
  'app: sh -c x',
  'app : sh -c x',
])('%s is told with the dashes that were meant', (text) => {
  expect(read(text).problems).toEqual([expect.stringMatching(/is not a job → write `app -- sh -c x`$/)])
})

test('what is right beside something wrong is read, so that its names are looked at', () => {
  expect(read('nope\napp - x').value).toEqual([{ service: 'nope' }])
  expect(collect((report) => kinds.services('nope a!b', origin, report)).value).toEqual(['nope'])
})

test.each([
  ['web', true],
  ['web.api_1-x', true],
  ['-web', false],
  ['a b', false],
])('%s as a service’s name', (name, isOne) => expect(serviceName.test(name)).toBe(isOne))
