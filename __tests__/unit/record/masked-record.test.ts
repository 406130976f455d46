import { expect, test } from '@jest/globals'
import { maskedRecord } from '../../../src/record/masked-record.js'
import { red, step } from '../report/records.js'

const secret = 'hunter22'
const noRoles = {
  database: [],
  migrate: [],
  app: [],
  acceptance: [],
  test: [],
  companions: [],
  job: [],
  leftOut: [],
}
const masked = (text: string) => text.replaceAll(secret, '***')

test('every free text is masked, and nothing else is changed', () => {
  const record = {
    ...red,
    reason: `no ${secret}`,
    remedy: secret,
    steps: [
      step(`job:${secret}`, 0, 1, { detail: secret, evidence: `a ${secret}\n`, remedy: secret }),
      step('start:app', 0, 1),
    ],
    problems: [{ message: secret, instead: secret, excerpt: secret }, { message: 'plain' }],
    findings: [{ severity: 'warning', code: 'X', message: secret } as const],
    leftovers: [secret],
    imageNames: { app: `hub/${secret}:1` },
    roles: { ...noRoles, app: [{ service: 'app', why: `says ${secret}` }] },
  }
  const shown = maskedRecord(record, masked)
  expect(shown).toMatchObject({
    reason: 'no ***',
    remedy: '***',
    steps: [{ id: `job:${secret}`, detail: '***', evidence: 'a ***\n', remedy: '***' }, { id: 'start:app' }],
    problems: [{ message: '***', instead: '***', excerpt: '***' }, { message: 'plain' }],
    findings: [{ code: 'X', message: '***' }],
    leftovers: ['***'],
    imageNames: { app: 'hub/***:1' },
    roles: { app: [{ service: 'app', why: 'says ***' }] },
  })
  expect(maskedRecord(red, (text) => text)).toEqual(red)
})
