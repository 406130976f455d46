import { expect, test } from '@jest/globals'
import type { Finding } from '../../../src/findings/finding.js'
import { refusedFindings } from '../../../src/run/refused-findings.js'

const finding = (severity: Finding['severity']): Finding => ({
  severity,
  code: 'HOST_PORT',
  message: severity,
})
const findings = [finding('notice'), finding('warning'), finding('warning')]

test.each([
  ['where warnings are to fail, the warnings are', true, ['warning', 'warning']],
  ['else nothing is', false, []],
])('%s refused', (_, strict, refused) => {
  expect(refusedFindings(findings, { strict }).map(({ severity }) => severity)).toEqual(refused)
})
