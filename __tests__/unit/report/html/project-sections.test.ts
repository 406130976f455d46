import { describe, expect, test } from '@jest/globals'
import {
  adjustments,
  findings,
  leftovers,
  problems,
  roles,
  testResults,
  unproven,
} from '../../../../src/report/html/project-sections.js'
import { green } from '../records.js'
import { answered, wrongInput } from '../samples.js'
import { markupOf } from './input.js'

describe('what is known of the project', () => {
  test('what is wrong: each with its place, its lines, and what to write', () => {
    expect(markupOf(problems(wrongInput))).toMatch(
      /x-gate\.smok is not a setting<[\s\S]*compose\.yaml:3<[\s\S]*write <code>smoke<\/code>[\s\S]*image: shop\n {3}\^<\/pre>[\s\S]*--timeout/,
    )
    expect(problems(green)).toBeUndefined()
  })

  test('what is left behind', () => {
    expect(markupOf(leftovers({ ...green, leftovers: ['volume x is still in use'] }))).toContain(
      '<li>volume x is still',
    )
    expect(leftovers(green)).toBeUndefined()
  })

  test('what its own tests say', () => {
    const testFiles = [{ file: 'artifacts/test/a b.xml', tests: 3, failed: 1, skipped: 0 }]
    expect(markupOf(testResults({ ...green, testFiles }))).toContain(
      '<a href="./artifacts/test/a%20b.xml">artifacts/test/a b.xml</a> <span>3 tests, 1 failed</span>',
    )
    expect(testResults(green)).toBeUndefined()
  })

  test('what is not proven', () => {
    expect(markupOf(unproven(answered))).toContain('<strong>worker</strong> <span>it publishes no port')
    expect(unproven(green)).toBeUndefined()
  })

  test('findings by their weight, with their places', () => {
    const markup = markupOf(findings(green))
    expect(markup).toMatch(
      /<span class="severity warning">warning<\/span> <span>mysqladmin ping[\s\S]*>compose\.yaml:38</,
    )
    expect(markup).toContain('<code class="soft">FIXED_PORT</code>')
    expect(findings({ ...green, findings: [] })).toBeUndefined()
  })

  test('what was changed for the run, folded', () => {
    const section = adjustments(answered)
    expect(section?.folded).toBe(true)
    expect(markupOf(section)).toMatch(/<strong>web<\/strong> <span>Port 5000 of the machine .*PORT/)
    expect(adjustments(green)).toBeUndefined()
  })

  test('roles with their reasons, folded', () => {
    const section = roles(green)
    expect(section?.folded).toBe(true)
    expect(markupOf(section)).toContain(
      '<span class="role">left out</span> <span><strong>release</strong>: it exists',
    )
    expect(roles({ ...green, roles: null })).toBeUndefined()
  })
})
