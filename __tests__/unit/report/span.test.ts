import { expect, test } from '@jest/globals'
import { spansOf } from '../../../src/report/span.js'
import { green, skipped, step, withPath } from './records.js'

const record = withPath({
  ...green,
  steps: [
    step('job:c', 600, 900, { needs: ['build:a', 'pull:b'] }),
    step('build:a', 100, 600),
    step('pull:b', 100, 300),
    skipped('start:d', ['job:c']),
  ],
})

test('steps in the order they began, from the first on, with what they waited for', () => {
  const { spans, total } = spansOf(record)
  expect(total).toBe(800)
  expect(
    spans.map(({ step, start, end, critical, after }) => [step.id, start, end, critical, after?.id]),
  ).toEqual([
    ['pull:b', 0, 200, false, undefined],
    ['build:a', 0, 500, true, undefined],
    ['job:c', 500, 800, true, 'build:a'],
  ])
})

test('a run without steps', () => {
  expect(spansOf({ ...green, steps: [skipped('build:a')] })).toEqual({ spans: [], total: 0 })
})
