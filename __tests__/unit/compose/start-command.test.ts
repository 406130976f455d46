import { expect, test } from '@jest/globals'
import { startCommand } from '../../../src/compose/start-command.js'

const built = { entrypoint: ['./start'], command: ['serve'], hasHealthCheck: false }

test.each([
  ['neither file says anything', {}, {}],
  ['the Dockerfile alone', { built }, { entrypoint: ['./start'], command: ['serve'] }],
  ['another command', { built, command: ['work'] }, { entrypoint: ['./start'], command: ['work'] }],
  ['another entrypoint leaves the command out', { built, entrypoint: ['sh'] }, { entrypoint: ['sh'] }],
  ['no Dockerfile', { command: ['work'] }, { command: ['work'] }],
])('%s', (_, service, runs) => {
  expect(startCommand(service)).toEqual(runs)
})
