import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { criticalPath } from '../../../src/record/critical-path.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import { shortening } from '../../../src/report/shortening.js'
import { green, skipped, step, withPath } from '../report/records.js'

const needs = (...ids: string[]) => ({ needs: ids })

describe('the critical path', () => {
  test.each<[string, StepRecord[], string[]]>([
    ['of nothing', [], []],
    ['of steps that never began', [skipped('build:a'), skipped('start:a', ['build:a'])], []],
    ['of one step', [step('build:a', 0, 5)], ['build:a']],
    [
      'goes by the need that ended last',
      [step('build:a', 0, 50), step('ready:b', 0, 70), step('job:c', 70, 90, needs('build:a', 'ready:b'))],
      ['ready:b', 'job:c'],
    ],
    [
      'ends at the step that ended last, not at the last in the list',
      [step('build:a', 0, 50), step('ready:b', 0, 70), step('start:a', 50, 60, needs('build:a'))],
      ['ready:b'],
    ],
    [
      'ends at what failed, though what it cancelled ended later',
      [
        step('build:a', 0, 50, { status: 'failed' }),
        step('ready:b', 0, 52, { status: 'cancelled' }),
        step('build:c', 0, 51, { status: 'failed' }),
      ],
      ['build:a'],
    ],
    [
      'has the teardown at its end',
      [step('build:a', 0, 50), step('start:a', 51, 60, needs('build:a')), step('teardown', 61, 70)],
      ['build:a', 'start:a', 'teardown'],
    ],
    ['knows no need that has no record', [step('start:a', 51, 60, needs('build:gone'))], ['start:a']],
    [
      'ends though needs go in a circle',
      [step('job:a', 0, 50, needs('job:b')), step('job:b', 0, 40, needs('job:a'))],
      ['job:b', 'job:a'],
    ],
  ])('%s', (_name, steps, expected) => {
    expect(criticalPath(steps)).toEqual(expected)
  })

  test('is a chain of needs that takes as long as the whole run, where steps start at once', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 })
    let longest = 0
    fc.assert(
      fc.property(durations, fc.infiniteStream(fc.nat(1000)), (all, random) => {
        const ends: number[] = []
        const steps = all.map((duration, index) => {
          const edges = [...new Set([...random.take(index > 0 ? 2 : 0)].map((each) => each % index))]
          const begin = Math.max(0, ...edges.map((edge) => ends[edge] ?? 0))
          ends.push(begin + duration)
          return step(`job:${index}`, begin, begin + duration, needs(...edges.map((edge) => `job:${edge}`)))
        })
        const path = criticalPath(steps)
        longest = Math.max(longest, path.length)
        const byId = new Map(steps.map((each) => [each.id, each]))
        const sum = path.reduce((total, id) => total + (byId.get(id)?.durationMs ?? 0), 0)
        expect(sum).toBe(Math.max(...ends))
        path.slice(1).forEach((id, index) => {
          expect(byId.get(id)?.needs).toContain(path[index])
        })
      }),
    )
    expect(longest).toBeGreaterThan(2)
  })
})

describe('what would shorten the run', () => {
  const run = (steps: StepRecord[], durationMs: number) =>
    shortening(withPath({ ...green, steps, durationMs }))

  test('not the longest step, behind which a build hides', () => {
    expect(shortening(green)).toBe('Would shorten the run most: a quicker migrate, by up to 1.7s of 7.9s.')
  })

  test('nothing that anybody asks after a run that did not pass', () => {
    for (const verdict of ['failed', 'error', 'cancelled'] as const) {
      expect(shortening({ ...green, verdict })).toBe('')
    }
  })

  test('a build with nothing beside it', () => {
    const steps = [step('build:app', 0, 4000), step('start:app', 4100, 4300, needs('build:app'))]
    expect(run(steps, 4300)).toBe('Would shorten the run most: a quicker build of app, by up to 4s of 4.3s.')
  })

  test('two builds as long as each other: neither alone', () => {
    const steps = [
      step('build:a', 0, 4000),
      step('build:b', 0, 4000),
      step('ready:a', 4000, 6000, needs('build:a', 'build:b')),
    ]
    expect(run(steps, 6000)).toContain('a ready sooner, by up to 2s')
  })

  test('no work of the engine, however long', () => {
    const steps = [
      step('create:a', 0, 3000),
      step('start:a', 3000, 6000, needs('create:a')),
      step('job:a', 6000, 7500, needs('start:a')),
      step('teardown', 7500, 9500),
    ]
    expect(run(steps, 9500)).toContain('a quicker a, by up to 1.5s')
  })

  test('nothing', () => {
    expect(run([], 0)).toBe('')
    expect(run([step('build:a', 0, 4000), step('build:b', 0, 4000)], 4000)).toBe('')
  })
})
