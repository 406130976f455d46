import { create, type XMLElement } from 'xmlbuilder'
import { lastOf, plainLine, plainText } from '../common/plain-text.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import { logTail } from './logs/log-tail.js'
import type { LogText } from './logs/log-text.js'
import { type TestCase, testCases } from './test-cases.js'

const JUNIT_EVIDENCE = { lines: 500, characters: 64 * 1024 }

/** What a case has of its service's log. */
const LOG_LIMITS = {
  failed: { lines: 500, characters: 64 * 1024 },
  passed: { lines: 50, characters: 4 * 1024 },
}

/**
 * `junit.xml`: checks, jobs, builds and readiness as test cases, for whatever shows tests. Times are seconds, as JUnit
 * has them.
 */
export function junitXml(record: RunRecord, logs: readonly LogText[] = []): string {
  // XML has no way to write some characters at all; plain text has lost most of them before.
  const root = create('testsuites', { encoding: 'UTF-8' }, {}, { invalidCharReplacement: '' })
  const cases = testCases(record)
  // A run that ended before its first step, or for no step's fault, still must not look green.
  const gateFailed = record.verdict !== 'passed' && !cases.some(({ step }) => step.status === 'failed')
  const count = (...statuses: StepRecord['status'][]) =>
    cases.filter(({ step }) => statuses.includes(step.status)).length
  const errors = cases.filter(({ step }) => isError(step)).length
  const totals = {
    name: 'compose-gate',
    tests: cases.length + (gateFailed ? 1 : 0),
    failures: count('failed') - errors,
    errors: errors + (gateFailed ? 1 : 0),
    skipped: count('skipped', 'cancelled'),
    time: seconds(record.durationMs),
  }
  root.att(totals)
  const suite = root.ele('testsuite', { ...totals, name: record.project || 'compose-gate', ...stamp(record) })
  for (const one of cases) addCase(suite, one, record, logs)
  if (gateFailed) addVerdict(suite, record)
  return `${root.end({ pretty: true })}\n`
}

function addCase(suite: XMLElement, test: TestCase, record: RunRecord, logs: readonly LogText[]): void {
  const { step, name, at } = test
  const testcase = suite.ele('testcase', {
    classname: `compose-gate.${step.kind}`,
    name: plainLine(name),
    time: seconds(step.durationMs),
    ...(at === undefined ? {} : { file: plainLine(at.file), line: at.line }),
  })
  const detail = plainLine(step.detail)
  switch (step.status) {
    case 'passed':
      addOutput(testcase, [detail, logOf(step, logs, 'passed')])
      return
    case 'failed': {
      const message = step.id === record.failedStep ? plainLine(record.reason) : detail
      const evidence = step.evidence ? lastOf(step.evidence, JUNIT_EVIDENCE) : ''
      testcase.ele(
        isError(step) ? 'error' : 'failure',
        { type: step.kind, message },
        [detail, remedyLine(step.remedy), evidence].filter(Boolean).join('\n\n'),
      )
      addOutput(testcase, [logOf(step, logs, 'failed')])
      return
    }
    case 'skipped':
    case 'cancelled':
      testcase.ele('skipped', detail ? { message: detail } : {})
      return
  }
}

/** A step that failed for a reason that is not the release's: JUnit calls that an error. */
function isError({ status, blame }: StepRecord): boolean {
  return status === 'failed' && (blame ?? 'release') !== 'release'
}

function addOutput(testcase: XMLElement, texts: readonly string[]): void {
  const text = texts.filter((each) => each !== '').join('\n\n')
  if (text !== '') testcase.ele('system-out', {}, text)
}

/** The end of the log of what was tested: of a build its own, else the service's. */
function logOf(step: StepRecord, logs: readonly LogText[], status: 'passed' | 'failed'): string {
  const name = step.kind === 'build' ? `build-${step.service}` : step.service
  return logTail(logs, name, LOG_LIMITS[status])
}

/** A run that failed for no step of its own. */
function addVerdict(suite: XMLElement, { failedAt, problems, reason, remedy, verdict }: RunRecord): void {
  const place = failedAt === undefined ? {} : { file: plainLine(failedAt.file), line: failedAt.line }
  const testcase = suite.ele('testcase', {
    classname: 'compose-gate',
    name: 'the gate can judge',
    time: '0',
    ...place,
  })
  const lines = problems.map(({ message, instead, at }) => {
    const where = at === undefined ? '' : `${at.file}:${at.line}:${at.column}: `
    return plainText(`${where}${message}${instead === undefined ? '' : `\n  → ${instead}`}`)
  })
  const text = remedy === undefined ? lines.join('\n') : remedyLine(remedy)
  testcase.ele('error', { type: verdict, message: plainLine(reason) }, text)
}

function remedyLine(remedy: string | undefined): string {
  return remedy === undefined ? '' : `→ ${plainLine(remedy)}`
}

function stamp(record: RunRecord): { timestamp?: string } {
  const first = record.steps.flatMap(({ startedAt }) => startedAt ?? []).sort()[0]
  return first === undefined ? {} : { timestamp: first.replace(/\.\d+Z$/, '') }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
