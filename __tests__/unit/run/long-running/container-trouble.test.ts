import { describe, expect, test } from '@jest/globals'
import {
  describeTrouble,
  type Occasion,
  troubleOf,
} from '../../../../src/run/long-running/container-trouble.js'

const running = { running: true, restarting: false, exitCode: 0 }
const ended = (exitCode: number) => ({ running: false, restarting: false, exitCode })
/** As an engine describes it between two starts. */
const between = (exitCode: number) => ({ running: true, restarting: true, exitCode })

const fresh = { mayEnd: false, ends: 0 }
const mayEnd = { ...fresh, mayEnd: true }
const crashed = { ...fresh, ends: 1 }
const looping = { ...fresh, ends: 3 }
const ready = { endsBefore: 0, lostReadiness: async () => undefined }
const restartedStore = { ...crashed, ready }
const lateStore = { ...crashed, ready: { ...ready, endsBefore: 1 } }

const OCCASIONS: readonly Occasion[] = ['its end', 'a failure', 'the end of the run']

/** What is wrong on each occasion. */
const found = (
  ...given: readonly [
    Parameters<typeof troubleOf>[0],
    Parameters<typeof troubleOf>[1],
    { isAwaited?: boolean; isExcused?: boolean }?,
  ]
) => {
  const [container, history, { isAwaited = false, isExcused = false } = {}] = given
  return OCCASIONS.map((occasion) => troubleOf(container, history, { isAwaited, isExcused }, occasion))
}

const never = [undefined, undefined, undefined]
const unhealthy = { ...running, health: { isUnhealthy: true, lastProbe: undefined } }
const always = <T>(trouble: T) => [trouble, trouble, trouble]

describe('a container that must keep running', () => {
  test.each([
    ['and does', running, fresh, never],
    ['and does again after an end', running, crashed, never],
    ['and has ended', ended(1), crashed, always('ended')],
    ['and has ended well', ended(0), crashed, always('ended')],
    ['is about to be started again', between(1), crashed, [undefined, undefined, 'not back']],
    ['was ready and is started again', running, restartedStore, [undefined, 'restarted', undefined]],
    ['is about to be, and was ready', between(1), restartedStore, [undefined, 'restarted', 'not back']],
    ['had ended before it was ready', running, lateStore, never],
    ['ends again and again', between(1), looping, always('crash loop')],
    ['ends again and again, and runs', running, looping, always('crash loop')],
    ['was created and is not started yet', { ...ended(0), neverStarted: true }, fresh, never],
    ['is unhealthy', unhealthy, fresh, [undefined, undefined, 'unhealthy']],
    ['is gone', undefined, fresh, ['gone', 'gone', 'gone']],
  ] as const)('%s', (_, container, history, troubles) => {
    expect(found(container, history)).toEqual(troubles)
  })
})

describe('a container that only waits in its own way for a service that it needs', () => {
  test('is in no crash loop, but must be back, and must be started again at all', () => {
    expect(found(running, looping, { isExcused: true })).toEqual(never)
    expect(found(between(1), looping, { isExcused: true })).toEqual([undefined, undefined, 'not back'])
    expect(found(ended(1), looping, { isExcused: true })).toEqual(always('ended'))
  })
})

describe('a container that may also end', () => {
  test('may end with 0, and nothing else', () => {
    expect(found(ended(0), mayEnd)).toEqual(never)
    expect(found(ended(1), mayEnd)).toEqual(always('ended'))
    expect(found(between(0), mayEnd)).toEqual(never)
    expect(found(between(1), mayEnd)).toEqual([undefined, undefined, 'not back'])
  })

  test('may not while somebody waits for it', () => {
    expect(found(ended(0), mayEnd, { isAwaited: true })).toEqual(always('ended'))
    expect(found(between(0), mayEnd, { isAwaited: true })).toEqual([undefined, undefined, 'not back'])
  })
})

test.each([
  ['gone', 'app is gone: somebody removed its container'],
  ['ended', 'app exited 3'],
  ['crash loop', 'app is in a crash loop: it exited 3 (4 times)'],
  ['restarted', 'app was ready, then exited 3 and was started again'],
  ['unhealthy', 'app was unhealthy when everything else had passed; exited 3'],
  ['not back', 'app exited 3 and was not back when everything else had passed'],
] as const)('%s is told as a sentence', (trouble, sentence) => {
  expect(describeTrouble(trouble, { name: 'app', ends: 4 }, 'exited 3')).toBe(sentence)
})

test('says why an end that is no error is one', () => {
  const said = (how: string) => describeTrouble('ended', { name: 'app', ends: 1 }, how)
  expect(said('exited 0')).toBe('app exited 0, but was to keep running')
  expect(said('exited 1')).toBe('app exited 1')
})
