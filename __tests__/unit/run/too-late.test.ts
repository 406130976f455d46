import { expect, test } from '@jest/globals'
import type { RunState } from '../../../src/run/run-state.js'
import { tooLateToRun } from '../../../src/run/too-late.js'

const sources = { files: [] } as unknown as NonNullable<RunState['sources']>
const engine = { version: '28', compose: '2' }

test.each<[Pick<RunState, 'sources' | 'engine'>, RegExp]>([
  [{}, /docker compose config had not said what the project is$/],
  [{ sources }, /no Docker Engine had answered$/],
  [{ sources, engine }, /the Docker Engine had not said what is there$/],
])('a run whose time is up says how far it has come: %j', (state, words) => {
  const cause = new Error('time-out')
  const error = tooLateToRun(state, 10_000, cause)
  expect(error.message).toMatch(/^the whole run took longer than 10s: /)
  expect(error.message).toMatch(words)
  expect([error.instead, error.cause]).toEqual([expect.any(String), cause])
})
