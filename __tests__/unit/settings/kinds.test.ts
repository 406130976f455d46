import { describe, expect, test } from '@jest/globals'
import { kinds } from '../../../src/settings/kinds.js'
import type { KindName } from '../../../src/settings/table.js'
import { collect, origin } from './given-by.js'

function parsed(kind: KindName, value: unknown) {
  return collect((report) => kinds[kind](value, origin, report))
}

const day = 24 * 3_600_000

describe('good values', () => {
  test.each<[KindName, unknown, unknown]>([
    ['services', 'app', ['app']],
    ['services', 'app, worker\tweb\nmail,,app', ['app', 'worker', 'web', 'mail']],
    ['services', ['app', 'worker web'], ['app', 'worker', 'web']],
    ['services', 'My.app_1-x', ['My.app_1-x']],
    ['jobs', 'migrate', [{ service: 'migrate' }]],
    ['jobs', 'migrate\n\n seed ', [{ service: 'migrate' }, { service: 'seed' }]],
    [
      'jobs',
      'app -- python manage.py migrate',
      [{ service: 'app', command: ['python', 'manage.py', 'migrate'] }],
    ],
    ['jobs', 'app  --   rake "db:up now"', [{ service: 'app', command: ['rake', 'db:up now'] }]],
    ['jobs', 'app -- x -- y', [{ service: 'app', command: ['x', '--', 'y'] }]],
    ['jobs', 'app -- echo $X', [{ service: 'app', command: ['echo', '$X'] }]],
    ['jobs', ['a', 'b -- c'], [{ service: 'a' }, { service: 'b', command: ['c'] }]],
    ['timeout', '1m30s', 90_000],
    ['timeout', ' 5s ', 5000],
    ['timeout', '576h', 24 * day],
    ['grace', '0s', 0],
    ['grace', 0, 0],
    ['ports', 'declared', 'declared'],
    ['teardown', 'job', 'job'],
    ['pull', ' never ', 'never'],
    ['machine', 'engine.example.com', 'engine.example.com'],
    ['machine', ' 10.0.0.7 ', '10.0.0.7'],
    ['machine', '[fd00::7]', 'fd00::7'],
    ['machine', '::1', '::1'],
  ])('%s %j', (kind, value, expected) => {
    expect(parsed(kind, value)).toEqual({ value: expected, problems: [] })
  })
})

const nameList = 'write the names of services, separated by commas, blanks or line ends'
const jobUse = 'write a service, or a service and its command as `SERVICE -- COMMAND ARGS`, one a line'
const noMachine =
  'is not the name of a machine → write a name or an address alone, for instance `engine.example.com` or `10.0.0.7`'
const times = 'write for instance `90s` or `1m30s`'

describe('bad values', () => {
  test.each<[KindName, unknown, string]>([
    ['machine', 'http://engine', `\`http://engine\` ${noMachine}`],
    ['machine', 'engine:2376', `\`engine:2376\` ${noMachine}`],
    ['machine', '::x', `\`::x\` ${noMachine}`],
    ['services', { app: 1 }, `\`{"app":1}\` is neither a text nor a list → ${nameList}`],
    ['services', 'app:8000', `\`app:8000\` is not a service's name → ${nameList}`],
    [
      'services',
      '["app"]',
      `\`["app"]\` is not a service's name → write \`app\`: ${nameList.slice('write '.length)}`,
    ],
    ['services', '- app', `\`-\` is not a service's name → ${nameList}`],
    ['services', ['app', null], `\`null\` is not a text → ${nameList}`],
    ['jobs', 'app python x', '`app python x` is not a job → write `app -- python x`, or one service a line'],
    ['jobs', 'a, b', `\`a, b\` is not a job → ${jobUse}`],
    ['jobs', 'app --', `\`app --\` has no command after \`--\` → ${jobUse}`],
    ['jobs', '-- x', `\`-- x\` is not a job → ${jobUse}`],
    ['jobs', true, `\`true\` is neither a text nor a list → ${jobUse}`],
    [
      'jobs',
      'app -- a && b',
      '`&&` in `a && b` needs a shell, and the command runs without one → ' +
        'write `app -- sh -c "a && b"`, or quote it where it is part of an argument',
    ],
    [
      'jobs',
      'app -- echo "x y" > z',
      '`>` in `echo "x y" > z` needs a shell, and the command runs without one → ' +
        'write `app -- sh -c \'echo "x y" > z\'`, or quote it where it is part of an argument',
    ],
    ['jobs', 'app -- say "x', 'a quote in `say "x` is never closed → close it, or escape it with \\'],
    ['timeout', '5 minutes', '`5 minutes` is not a duration → write `5m`'],
    ['timeout', '-5s', `\`-5s\` is not a duration → ${times}`],
    ['timeout', true, `\`true\` is not a duration → ${times}`],
    ['timeout', 90, '`90` is not a duration → write `90s`'],
    ['timeout', '2.5', '`2.5` is not a duration → write `2.5s`'],
    ['timeout', '0s', '`0s` leaves no time at all → write a duration above zero'],
    ['timeout', 0, '`0` leaves no time at all → write a duration above zero'],
    ['timeout', '577h', '`577h` is longer than a timer can count → write a duration up to 576h'],
    ['grace', '25d', `\`25d\` is not a duration → ${times}`],
    ['ports', 'declard', '`declard` is none of `ephemeral`, `declared` → write `declared`'],
    ['ports', 'random', '`random` is none of `ephemeral`, `declared` → write `ephemeral` or `declared`'],
    ['pull', 'Always', '`Always` is none of `missing`, `always`, `never` → write `always`'],
    [
      'pull',
      false,
      '`false` is none of `missing`, `always`, `never` → write `missing` or `always` or `never`',
    ],
  ])('%s %j', (kind, value, problem) => {
    expect(parsed(kind, value).problems).toEqual([`input x: ${problem}`])
  })

  test('tell everything that is wrong in one value', () => {
    expect(parsed('services', 'a:1 b c:2').problems).toHaveLength(2)
    expect(parsed('jobs', 'a b\nc\nd -- e | f').problems).toHaveLength(2)
  })

  test('are quoted on one line, and not endlessly', () => {
    const [problem = ''] = parsed('jobs', `a ${'long '.repeat(100)}`).problems
    expect(problem).toContain('lo…` is not a job')
    const [flat] = parsed('timeout', 'a\nb').problems
    expect(flat).toContain('`a b`')
  })
})

test('a setting of checks is read by the checks themselves', () => {
  const { value, problems } = parsed('checks', 'GET /todos 200')
  expect(problems).toEqual([])
  expect(value).toMatchObject({ kind: 'checks', checks: [{ method: 'GET', path: '/todos' }] })
  expect(parsed('checks', 'GET todos').problems).not.toEqual([])
})
