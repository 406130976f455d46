import { create, type XMLElement } from 'xmlbuilder'
import { lastOf, plainLine } from '../common/plain-text.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'

const evidenceLimit = { lines: 500, characters: 64 * 1024 }

/** `junit.xml`: a test case for each step, for whatever shows tests. Times are seconds, as JUnit has them. */
export function junitXml(record: RunRecord): string {
  // XML has no way to write some characters at all; plain text has lost most of them before.
  const root = create('testsuites', { encoding: 'UTF-8' }, {}, { invalidCharReplacement: '' })
  // A run that ended before its first step, or for no step's fault, still must not look green.
  const gateFailed = record.verdict !== 'passed' && !record.steps.some(({ status }) => status === 'failed')
  const count = (...statuses: StepRecord['status'][]) =>
    record.steps.filter(({ status }) => statuses.includes(status)).length
  const totals = {
    name: 'compose-gate',
    tests: record.steps.length + (gateFailed ? 1 : 0),
    failures: count('failed'),
    errors: gateFailed ? 1 : 0,
    skipped: count('skipped', 'cancelled'),
    time: seconds(record.durationMs),
  }
  root.att(totals)
  const suite = root.ele('testsuite', { ...totals, name: record.project || 'compose-gate', ...stamp(record) })
  for (const step of record.steps) addStep(suite, step, record)
  if (gateFailed) {
    const name = { classname: 'compose-gate', name: 'verdict', time: '0' }
    suite.ele('testcase', name).ele('error', { type: record.verdict, message: plainLine(record.reason) })
  }
  return `${root.end({ pretty: true })}\n`
}

function addStep(suite: XMLElement, step: StepRecord, record: RunRecord): void {
  const testcase = suite.ele('testcase', {
    classname: `compose-gate.${step.kind}`,
    name: plainLine(stepName(step)),
    time: seconds(step.durationMs),
  })
  const detail = plainLine(step.detail)
  switch (step.status) {
    case 'passed':
      if (detail) testcase.ele('system-out', {}, detail)
      return
    case 'failed': {
      const message = step.id === record.failedStep ? plainLine(record.reason) : detail
      const evidence = step.evidence ? lastOf(step.evidence, evidenceLimit) : ''
      testcase.ele('failure', { type: step.kind, message }, [detail, evidence].filter(Boolean).join('\n\n'))
      return
    }
    case 'skipped':
    case 'cancelled':
      testcase.ele('skipped', detail ? { message: detail } : {})
      return
  }
}

function stamp(record: RunRecord): { timestamp?: string } {
  const first = record.steps.flatMap(({ startedAt }) => startedAt ?? []).sort()[0]
  return first === undefined ? {} : { timestamp: first.replace(/\.\d+Z$/, '') }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
