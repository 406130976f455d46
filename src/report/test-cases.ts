import type { Position } from '../common/problem.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import { stepName, subjectOf } from '../record/step-name.js'

/** A step that proves something, by a name that people know. */
export interface TestCase {
  readonly step: StepRecord
  /** Unique in the run: `GET /products 200 contains=lamp`, `db is ready`, `migrate ends with 0`, `build web`. */
  readonly name: string
  /** Where a file of the user's says what is tested. */
  readonly at: Position | undefined
}

/** Steps that are tests whatever comes of them; of the others, only those that failed are. */
const TESTS: ReadonlySet<StepRecord['kind']> = new Set(['build', 'ready', 'job', 'check'])

/** What a run has tested, in the order of its steps. */
export function testCases(record: RunRecord): TestCase[] {
  const tests = record.steps.filter(({ kind, status }) => TESTS.has(kind) || status === 'failed')
  const names = tests.map(testName)
  return tests.map((step, index) => {
    const name = names[index] ?? step.id
    const isUnique = names.indexOf(name) === names.lastIndexOf(name)
    return { step, name: isUnique ? name : `${name} (${stepName(step)})`, at: placeOf(step, record) }
  })
}

/** A step that proves something, as people say it. */
export function testName(step: StepRecord): string {
  const { kind, service, label = '' } = step
  switch (kind) {
    case 'check':
      return label === '' ? stepName(step) : label
    case 'ready':
      return `${service} is ready`
    case 'job':
      return `${subjectOf(step)} ends with 0`
    case 'start':
      return `${service} starts`
    case 'teardown':
      return 'nothing is left behind'
    case 'build':
    case 'pull':
    case 'create':
      return `${kind} ${service}`
  }
}

function placeOf(step: StepRecord, { failedStep, failedAt, roles }: RunRecord): Position | undefined {
  if (step.at !== undefined) return step.at
  if (step.id === failedStep && failedAt !== undefined) return failedAt
  const assigned = roles === null ? [] : Object.values(roles).flat()
  return assigned.find(({ service }) => service === step.service)?.at
}
