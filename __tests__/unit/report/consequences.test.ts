import { describe, expect, test } from '@jest/globals'
import type { RunRecord, StepRecord, StepStatus } from '../../../src/record/run-record.js'
import { consequencesOf } from '../../../src/report/consequences.js'

function step(id: string, needs: readonly string[], status: StepStatus = 'skipped'): StepRecord {
  const [kind, service = ''] = id.split(':')
  return { id, kind, service, needs, status } as StepRecord
}

const told = (failedStep: string | null, ...steps: readonly StepRecord[]) =>
  consequencesOf({ steps, failedStep } as unknown as RunRecord)

const RELEASE = [
  step('start:app', ['job:migrate']),
  step('check:1', ['start:app']),
  step('ready:db', ['start:db'], 'failed'),
  step('job:migrate', ['ready:db']),
  step('start:db', [], 'passed'),
  step('start:mail', [], 'passed'),
  step('teardown', [], 'passed'),
]

describe('what never happened because of a failure', () => {
  test('is told in the order in which it would have happened', () => {
    expect(told('ready:db', ...RELEASE)).toBe('→ migrate never ran → app never started')
  })

  test('is nothing where nobody had to wait, or nothing failed', () => {
    expect(told('start:app', step('start:app', [], 'failed'), step('ready:app', ['start:app']))).toBe('')
    expect(told(null, ...RELEASE)).toBe('')
  })

  test('does not count what was under way, or waited for something else', () => {
    const others = [step('start:a', ['ready:db'], 'cancelled'), step('start:b', ['start:mail'])]
    expect(told('ready:db', step('ready:db', [], 'failed'), ...others)).toBe('')
  })

  test('leaves out whose image could not be built: the reason names all of them', () => {
    const build = step('build:api', [], 'failed')
    const [create, start] = [step('create:web', ['build:api']), step('start:web', ['create:web'])]
    const other = [step('create:mail', []), step('start:mail', ['create:mail', 'start:web'])]
    expect(told('build:api', build, create, start, ...other)).toBe('→ mail never started')
  })

  test('names a few', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => step(`start:${name}`, ['build:x']))
    expect(told('build:x', step('build:x', [], 'failed'), ...many)).toMatch(/→ d never started → 2 more$/)
  })
})
