import { expect, test } from '@jest/globals'
import { endWaitMs } from '../../../../src/run/long-running/end-wait.js'
import { planned, project } from '../../plan/sketch.js'
import type { Sketches } from '../../roles/role-sketches.js'

const waited = (services: Sketches, settleMs = 2000) => endWaitMs(planned(project(services)), settleMs)
const main = { image: 'acme/main' }

test('what may end is waited for longer where nothing else says how the release is', () => {
  expect(waited({ main })).toBe(10_000)
  expect(waited({ main, db: { image: 'postgres:17' } })).toBe(10_000)
  expect(waited({ main }, 20_000)).toBe(20_000)
})

test('but not where a check or a server does, nor where nobody wants to wait', () => {
  expect(waited({ main, web: { build: '', ports: ['80'] } })).toBe(2000)
  expect(waited({ main, worker: { build: '', needs: { main: 'completed' } } })).toBe(2000)
  expect(waited({ main }, 0)).toBe(0)
})
