import { expect, test } from '@jest/globals'
import { parseCommandLine } from '../../../src/cli/parse-arguments.js'
import { commandAgain } from '../../../src/settings/command-again.js'
import { type GivenSettings, givenFromInputs } from '../../../src/settings/given.js'

const none = () => {
  throw new Error('no problem is expected')
}

function ofInputs(inputs: Readonly<Record<string, string>>): readonly string[] {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return commandAgain(givenFromInputs(Object.fromEntries(variables), none))
}

test('inputs become the flags that say as much', () => {
  expect(
    ofInputs({
      'compose-file': 'compose.yaml\ncompose.ci.yaml\n',
      'working-directory': '.',
      app: 'web, api\nworker',
      smoke: 'GET /todos 200 json={"a": 1}\n# later\nGET / 200\n',
      teardown: 'job',
      strict: 'false',
      timeout: '5m',
      'project-name': 'shop',
      'report-dir': '/tmp/here',
      summary: 'true',
    }),
  ).toEqual([
    ...[
      'compose-gate',
      'run',
      '--file',
      'compose.yaml',
      '--file',
      'compose.ci.yaml',
      '--app',
      'web,api,worker',
    ],
    ...['--smoke', 'GET /todos 200 json={"a": 1}', '--smoke', 'GET / 200', '--timeout', '5m', '--keep'],
  ])
})

test('checks in YAML become one text on one line', () => {
  const smoke = '- GET / 200\n- request: GET /todos\n  json-path:\n    "$[0].title": lamp\n'
  const again = ofInputs({ smoke })
  expect(again.slice(2)).toEqual([
    '--smoke',
    '["GET / 200",{"request":"GET /todos","json-path":{"$[0].title":"lamp"}}]',
  ])
})

test('flags become the same flags', () => {
  const argv = ['run', '--file', 'a.yml', '--migrate', 'app -- x --y', '--smoke', 'GET / 200', '--strict']
  const line = parseCommandLine(argv, '1.2.3', none)
  const given: GivenSettings = line?.command === 'run' ? line.given : {}
  expect(commandAgain(given)).toEqual(['compose-gate', ...argv])
})
