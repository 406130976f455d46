import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bothEnds, fairShares } from '../../../../src/report/logs/log-budget.js'

test.each([
  [[10, 20], 100, [10, 20]],
  [[10, 1000, 1000], 100, [10, 45, 45]],
  [[1000, 10, 30], 100, [60, 10, 30]],
  [[5, 5, 5], 0, [0, 0, 0]],
  [[], 100, []],
])('%j of %i', (sizes, total, shares) => {
  expect(fairShares(sizes, total)).toEqual(shares)
})

test('nobody gets more than there is or than it has, and nothing is left while somebody wants it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), fc.nat(5000), (sizes, total) => {
      const shares = fairShares(sizes, total)
      const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
      shares.forEach((share, index) => {
        expect(share).toBeLessThanOrEqual(sizes[index] ?? 0)
      })
      expect(sum(shares)).toBe(Math.min(total, sum(sizes)))
    }),
  )
})

test('most of a share is the end of a log', () => {
  expect(bothEnds(800)).toEqual({ head: 100, tail: 700 })
  expect(bothEnds(1)).toEqual({ head: 0, tail: 1 })
})
