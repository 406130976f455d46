import { expect, test } from '@jest/globals'
import { loadHere, stalledIn } from '../../../src/common/processor-load.js'

test('the time in which some process waited for a processor is read', () => {
  const pressure = 'some avg10=31.95 avg60=49.79 avg300=46.37 total=11437290316\nfull avg10=0.00 total=7\n'
  expect(stalledIn(pressure)).toBe(11_437_290.316)
  expect(stalledIn('')).toBeUndefined()
})

test('this machine says how busy it is', async () => {
  expect(loadHere.processors).toBeGreaterThan(0)
  expect(loadHere.load()).toBeGreaterThanOrEqual(0)
  expect([undefined, expect.any(Number)]).toContainEqual(await loadHere.stalledMs())
})
