import { expect, test } from '@jest/globals'
import { needTools } from '../../../src/preflight/fit-to-engine.js'
import { planned, project, settings } from '../plan/sketch.js'

const plan = planned(
  project({ web: { image: 'acme/web:1', ports: ['80'] } }),
  settings({}, { checks: { value: { kind: 'hurl', file: 'checks.hurl' }, origin: { label: '--smoke' } } }),
)

test('a missing Hurl file is told alone, whether or not Hurl is there', async () => {
  await expect(needTools(plan, { build: {} }, '/nowhere', { PATH: '/nowhere' })).rejects.toMatchObject({
    problems: [{ message: 'smoke: there is no checks.hurl in /nowhere' }],
  })
})
