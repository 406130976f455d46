import { expect, test } from '@jest/globals'
import { healthCheckFor } from '../../../src/findings/health-check-for.js'

test('as it stands in a Compose file, its dollars doubled', () => {
  expect(healthCheckFor({ name: 'x', port: 1, probe: ['CMD-SHELL', 'ask "$HOME"'] })).toBe(
    'healthcheck: {test: ["CMD-SHELL","ask \\"$$HOME\\""], interval: 5s, retries: 20}',
  )
})

test('none where no probe is known', () => {
  expect(healthCheckFor({ name: 'x', port: 1 })).toBeUndefined()
})
