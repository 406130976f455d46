import { describe, expect, test } from '@jest/globals'
import { evidence } from '../../../../src/report/html/evidence-section.js'
import { green, red } from '../records.js'
import { answered, answeredLogs, crashing, crashingLogs } from '../samples.js'
import { inputOf, markupOf } from './input.js'

describe('the evidence', () => {
  test('is the log around its cause, then request and answer, then what the step left, folded', () => {
    const shown = markupOf(evidence(inputOf(answered, answeredLogs)))
    const places = [
      'The log of web',
      '<h3>Request</h3>',
      '<h3>Answer</h3>',
      '<summary>All of this as text</summary>',
    ]
    const found = places.map((place) => shown.indexOf(place))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(found[0]).toBeGreaterThan(0)
    expect(shown).toMatch(/<span class="number">14<\/span> <mark>psycopg2\.OperationalError: password/)
  })

  test('has a few lines before the cause and behind it', () => {
    const numbers = [
      ...markupOf(evidence(inputOf(answered, answeredLogs))).matchAll(/class="number">(\d+)</g),
    ]
    expect(numbers.map(({ 1: number }) => Number(number))).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
  })

  test('marks the cause where it holds it, and does not tell it twice', () => {
    const shown = markupOf(evidence(inputOf(crashing, crashingLogs)))
    expect(shown).toMatch(
      /\nnode:internal[^\n]*\n<mark>Error: Cannot find module &#39;express&#39;<\/mark>\n/,
    )
    expect(shown).not.toContain('The log of web')
  })

  test('stands open where nothing else tells it', () => {
    const shown = evidence(inputOf(red))
    expect(shown?.title).toBe('Evidence of job migrate')
    expect(markupOf(shown)).toContain('Applying todo.0002_done...Traceback')
    expect(markupOf(shown)).not.toContain('<details>')
  })

  test('is the log around its cause, also where the folded text holds that', () => {
    const told = answered.cause?.lines.join('\n')
    const steps = answered.steps.map((step) => (step.exchange ? { ...step, evidence: told } : step))
    const shown = markupOf(evidence(inputOf({ ...answered, steps }, answeredLogs)))
    expect(shown).toContain('The log of web')
  })

  test('is none where nothing failed, or what failed left none', () => {
    expect(evidence(inputOf(green))).toBeUndefined()
    const steps = red.steps.map((step) => ({ ...step, evidence: undefined }))
    expect(evidence(inputOf({ ...red, steps }))).toBeUndefined()
  })
})
