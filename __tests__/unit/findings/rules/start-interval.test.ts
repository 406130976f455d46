import { expect, test } from '@jest/globals'
import { startInterval } from '../../../../src/findings/rules/start-interval.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  [{ start_interval: '1s' }, ['warning services.app.healthcheck.start_interval']],
  [{ start_interval: '1s', start_period: '0s' }, ['warning services.app.healthcheck.start_interval']],
  [{ start_interval: '1s', start_period: '30s' }, []],
  [{ interval: '1s' }, []],
  [{ start_interval: '1s', disable: true }, []],
])('%j', (healthcheck, expected) => {
  const app = { ...sound.app, raw: { healthcheck: { test: ['CMD', 'true'], ...healthcheck } } }
  expect(placesBy(startInterval, { ...sound, app })).toEqual(expected)
})
