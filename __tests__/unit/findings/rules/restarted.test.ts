import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { type Restart, restarted } from '../../../../src/findings/rules/restarted.js'

const once: Restart = {
  service: 'worker',
  times: 1,
  how: 'exited 4',
  said: 'no queue.',
  isUp: true,
  peer: undefined,
}
const told = (change: Partial<Restart>) =>
  findingsOf(restarted, { restarts: [{ ...once, ...change }], at: () => undefined })[0]

test.each([
  [
    {},
    'warning',
    /^worker exited 4 and was started again once: no queue\. Its log says why; a third end fails/,
  ],
  [{ isUp: false }, 'warning', /was started again once: no queue\. Its log says why$/],
  [{ times: 2, said: '' }, 'warning', /^worker exited 4 and was started again twice\. /],
  [
    { times: 5, peer: 'db' },
    'notice',
    /^worker exited 4 and was started again 5 times, until db was ready: no queue\. Let it wait: depends_on: \{db: /,
  ],
] as const)('%j', (change, severity, message) => {
  expect(told(change)).toMatchObject({ code: 'RESTARTED', severity, message: expect.stringMatching(message) })
})
