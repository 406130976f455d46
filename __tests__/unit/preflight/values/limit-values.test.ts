import { expect, test } from '@jest/globals'
import { wrongLimits } from '../../../../src/preflight/values/limit-values.js'

test.each([
  [
    { nproc: 9, core: { soft: 0, hard: -1 }, nofile: { soft: 4096, hard: 1024 } },
    'ulimits.nofile: the soft limit 4096 is above the hard one, 1024 → write `soft: 1024`, or raise `hard`',
  ],
  [
    { memlock: { soft: -1, hard: 64 }, core: { soft: -1, hard: -1 } },
    'ulimits.memlock: the soft limit -1 is above the hard one, 64 → write `soft: 64`, or raise `hard`',
  ],
])('%j', (ulimits, expected) => {
  expect(wrongLimits({ ulimits }).map(({ key, wrong }) => `${key}: ${wrong.join(' → ')}`)).toEqual([expected])
})
