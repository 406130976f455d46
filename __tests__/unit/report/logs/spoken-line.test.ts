import { expect, test } from '@jest/globals'
import { spoken } from '../../../../src/report/logs/spoken-line.js'

test.each([
  ['#8 1.532 \u001b[31msrc/cart.ts: error\u001b[0m', 'src/cart.ts: error'],
  ['#8 ERROR: process did not complete', '#8 ERROR: process did not complete'],
  ['  #1 bug   found', '#1 bug found'],
])('%j', (line, said) => {
  expect(spoken(line)).toBe(said)
})
