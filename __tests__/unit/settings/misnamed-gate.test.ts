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
  const { problems } = collect((report) => checkGateKey({ model: { [key]: {} }, sources }, report))
  const problem = `${key}:1:1 nothing reads \`${key}\` → write \`x-gate\`, under which the settings of the gate stand`
  expect(problems).toEqual(isMisnamed ? [problem] : [])
})
