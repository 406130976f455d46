import { describe, expect, test } from '@jest/globals'
import type { StepRecord } from '../../../src/record/run-record.js'
import { shortening } from '../../../src/report/shortening.js'
import { green, period, red, step, withPath } from './records.js'

const said = (...steps: readonly StepRecord[]) =>
  shortening(withPath({ ...green, durationMs: 10_000, steps }))

test('a quicker check saves nothing of the time that every service has to stay up after its start', () => {
  const check = step('check:a', 1000, 2500, { needs: ['start:a'] })
  const run = (...steps: readonly StepRecord[]) =>
    withPath({ ...green, durationMs: 3500, steps: [step('start:a', 0, 1000), ...steps] })
  expect(shortening({ ...run(check, step('teardown', 3000, 3500)), settling: period(2500, 3000) })).toBe('')
  expect(shortening(run(check, step('teardown', 2500, 3500)))).toMatch('a answering sooner')
})

describe('the step without which the run would have been shortest', () => {
  test('is not the longest, where another ran beside it', () => {
    expect(
      said(
        step('build:a', 0, 5000),
        step('build:b', 0, 4900),
        step('job:c', 5000, 8000, { needs: ['build:a', 'build:b'] }),
        step('teardown', 8000, 10_000, { service: '' }),
      ),
    ).toBe('Would shorten the run most: a quicker c, by up to 3s of 10s.')
  })

  test.each<[string, StepRecord]>([
    ['a quicker build of a', step('build:a', 0, 1000)],
    ["a quicker pull of a's image", step('pull:a', 0, 1000)],
    ['a ready sooner', step('ready:a', 0, 1000)],
    ['a quicker a', step('job:a', 0, 1000)],
    ['a answering sooner', step('check:a', 0, 1000)],
  ])('%s', (what, only) =>
    expect(said(only)).toBe(`Would shorten the run most: ${what}, by up to 1s of 10s.`),
  )
})

test.each<[string, string]>([
  ['what the engine itself does', said(step('create:a', 0, 500), step('start:a', 500, 1000))],
  [
    'less than a twentieth',
    said(step('job:a', 0, 1400), step('start:b', 1400, 30_000, { needs: ['job:a'] })),
  ],
  ['less than a second', said(step('job:a', 0, 900), step('start:b', 900, 1000, { needs: ['job:a'] }))],
  ['a run that failed', shortening(red)],
])('nothing is said of %s', (_, sentence) => expect(sentence).toBe(''))
