import { expect, test } from '@jest/globals'
import { runWithoutShell } from '../../../src/findings/run-without-shell.js'
import { project, type Sketch } from '../plan/sketch.js'

function told(sketch: Sketch) {
  const { app } = project({ app: sketch }).services
  return app && runWithoutShell(app).map(({ what, words }) => `${what}: ${words.join(' ')}`)
}

test.each<[Sketch, readonly string[]]>([
  [
    { raw: { command: ['a'], healthcheck: { test: ['CMD', 'b'] }, pre_stop: [{ command: ['c'] }] } },
    ['the health check: b', 'the command: a', 'a pre_stop hook: c'],
  ],
  [
    { entrypoint: ['/entrypoint.sh'], raw: { command: ['a'] } },
    ['the entrypoint: /entrypoint.sh', 'the command: a'],
  ],
  [{ entrypoint: ['sh', '-c'], raw: { command: ['a'] } }, ['the entrypoint: sh -c']],
  [
    { built: { command: ['a'], probe: ['b'], hasHealthCheck: true } },
    ['HEALTHCHECK CMD in the Dockerfile: b', 'CMD in the Dockerfile: a'],
  ],
  [{ raw: { healthcheck: { test: ['CMD-SHELL', 'b'] } } }, []],
])('%j', (sketch, expected) => {
  expect(told(sketch)).toEqual(expected)
})
