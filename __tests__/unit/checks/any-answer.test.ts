import { expect, test } from '@jest/globals'
import { anyAnswer, defaultCheck } from '../../../src/checks/any-answer.js'
import { allowsStatus } from '../../../src/checks/status.js'

test.each([
  [defaultCheck('web', 8000), 'GET web:8000/ <500', [200, 404, 499]],
  [anyAnswer('web', 8000), 'GET web:8000/ <502', [200, 404, 499, 500, 501]],
])('%o', (check, text, allowed) => {
  expect(check).toMatchObject({ text, method: 'GET', path: '/', service: 'web', port: 8000, headers: {} })
  expect([200, 404, 499, 500, 501, 502, 503].filter((one) => allowsStatus(check.expect.status, one))).toEqual(
    allowed,
  )
})
