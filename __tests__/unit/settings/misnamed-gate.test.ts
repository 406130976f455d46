import { expect, test } from '@jest/globals'
import { checkGateKey } from '../../../src/settings/misnamed-gate.js'
import { collect } from './given-by.js'

test.each([
  ['x-gates', true],
  ['x_gate', true],
  ['xgate', true],
  ['X-Gate', true],
  ['x-compose-gate', true],
  ['x-gate', false],
  ['x-gateway', false],
  ['services', false],
])('%s', (key, isMisnamed) => {
  const sources = {
    at: ([name]: readonly (string | number)[]) => ({ file: String(name), line: 1, column: 1 }),
  }
  const project = { model: { [key]: {} }, sources }
  const { problems } = collect((report) => checkGateKey(project, report))
  const problem = `${key}:1:1 nothing reads \`${key}\` → write \`x-gate\`, under which the settings of the gate stand`
  expect(problems).toEqual(isMisnamed ? [problem] : [])
})

test('in a service, where nothing reads it', () => {
  const place = { file: 'compose.yaml', line: 4, column: 5 }
  const sources = { at: () => undefined, gatesOfServices: [{ service: 'web', at: place }] }
  const project = { model: {}, sources }
  const { problems } = collect((report) => checkGateKey(project, report))
  expect(problems).toEqual([
    'compose.yaml:4:5 nothing reads `x-gate` in the service web → write it at the beginning of a line, beside `services`',
  ])
})
