import { expect, test } from '@jest/globals'
import { notableSpans, spansOf } from '../../../src/report/span.js'
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

test('of many, those on the critical path, those that failed, and the longest count', () => {
  const many = Array.from({ length: 50 }, (_, index) => step(`create:s${index}`, 0, 5 + index))
  const failed = step('check:1', 0, 1, { status: 'failed' })
  const { spans, total } = spansOf({
    ...green,
    steps: [...many, failed, step('job:x', 0, 1000)],
    criticalPath: ['create:s0'],
  })
  expect(notableSpans(spans, total, 5).map(({ step }) => step.id)).toEqual([
    'check:1',
    'create:s0',
    'create:s48',
    'create:s49',
    'job:x',
  ])
})

test('starts are told from the first step on', () => {
  const at = (milliseconds: number) => step('x', milliseconds, milliseconds).startedAt ?? ''
  const steps = [step('start:web', 100, 200, { starts: [at(150), 'soon', at(190)] })]
  expect(spansOf({ ...green, steps }).spans[0]?.starts).toEqual([50, 90])
})
