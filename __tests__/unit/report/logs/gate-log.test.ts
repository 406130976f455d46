import { expect, test } from '@jest/globals'
import { gateLog } from '../../../../src/report/logs/gate-log.js'
import { skipped } from '../records.js'
import { answered } from '../samples.js'

test('tells what the gate did in the order of time', () => {
  const { shown } = gateLog(answered)
  const texts = shown.map(({ text }) => text)
  expect(texts[0]).toBe('build web begins')
  expect(texts).toContain('  ready db: pg_isready exited with 2: no response')
  expect(texts).toContain('  start web: a container started')
  expect(texts).toContain(
    'ERROR ✖ check 1 web failed after 6.1s: GET /products 200 contains=lamp: expected status 200, got 500, unchanged for 5s',
  )
  const times = shown.map(({ time }) => time)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(shown.map(({ number }) => number)).toEqual(shown.map((_, index) => index + 1))
})

test('is empty where nothing began', () => {
  expect(gateLog({ ...answered, steps: [skipped('build:web')] }).shown).toEqual([])
})
