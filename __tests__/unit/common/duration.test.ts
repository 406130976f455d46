import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, meantDuration, parseDuration } from '../../../src/common/duration.js'

describe('parseDuration', () => {
  test.each([
    ['90s', 90_000],
    ['1m30s', 90_000],
    ['1h', 3_600_000],
    ['1.5h', 5_400_000],
    ['1h2m3s4ms', 3_723_004],
    ['250ms', 250],
    ['.5s', 500],
    ['1.s', 1000],
    ['1.1s', 1100],
    ['1m0s', 60_000],
    ['0s', 0],
    ['0', 0],
    ['0h0m0s', 0],
    ['500us', 1],
    ['2500us', 3],
    ['1000µs', 1],
    ['3000μs', 3],
    ['1ns', 1],
    [' 5m ', 300_000],
  ])('reads %j', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  test.each([
    '',
    ' ',
    '90',
    '-5s',
    '+5s',
    '5 s',
    '1m 30s',
    '5 minutes',
    '5min',
    '5sec',
    '1d',
    '5S',
    '5M',
    'soon',
    's',
    '.s',
    '1,5h',
    '1_000s',
    '1e3s',
    '5s!',
    '1..5s',
    'Infinity',
    '00:05',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('refuses what overflows a number', () => {
    expect(parseDuration(`${'9'.repeat(400)}h`)).toBeUndefined()
  })
})

test.each([
  ['5 mins', '5m'],
  ['"90s"', '90s'],
  ['1 hour 30 Minutes', '1h30m'],
  [90, '90s'],
  ['2.5', '2.5s'],
  ['5 10', undefined],
  ['-5s', undefined],
  ['5x', undefined],
  ['', undefined],
  [true, undefined],
  ['1h30', '1h30m'],
  ['1m30', '1m30s'],
])('%j most likely means %j', (written, meant) => expect(meantDuration(written)).toBe(meant))

describe('formatDuration', () => {
  test.each([
    [0, '0s'],
    [0.4, '0s'],
    [-3, '0s'],
    [1, '1ms'],
    [250, '250ms'],
    [999, '999ms'],
    [999.6, '1s'],
    [1000, '1s'],
    [5432, '5.4s'],
    [59_949, '59.9s'],
    [59_950, '1m'],
    [60_000, '1m'],
    [90_000, '1m30s'],
    [119_700, '2m'],
    [3_599_500, '1h'],
    [3_605_000, '1h5s'],
    [90_061_000, '25h1m1s'],
  ])('writes %d', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })

  test('writes what is read back to the same text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (milliseconds) => {
        const text = formatDuration(milliseconds)
        const back = parseDuration(text) ?? Number.NaN
        expect(formatDuration(back)).toBe(text)
        expect(Math.abs(back - milliseconds)).toBeLessThanOrEqual(milliseconds < 60_000 ? 50 : 500)
      }),
    )
  })
})
