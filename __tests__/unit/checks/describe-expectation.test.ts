import { expect, test } from '@jest/globals'
import { describeExpectation } from '../../../src/checks/describe-expectation.js'

test('everything that is expected, each on a line', () => {
  const status = { kind: 'codes', codes: [200] } as const
  expect(describeExpectation({ status })).toEqual(['status 200'])
  expect(
    describeExpectation({
      status,
      contains: 'a\nb',
      matches: /^x+$/,
      json: { value: [] },
      jsonPath: { '$.a': 1 },
      responseHeaders: { 'X-Id': '7' },
    }),
  ).toEqual([
    'status 200',
    'header X-Id: 7',
    "a body with 'a b'",
    'a body that matches /^x+$/',
    'JSON []',
    '1 at $.a',
  ])
})
