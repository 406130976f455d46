import { describe, expect, test } from '@jest/globals'
import { steps } from '../../../../src/report/html/step-section.js'
import { green, red, skipped, step, withPath } from '../records.js'
import { answered } from '../samples.js'
import { markupOf } from './input.js'

describe('the steps', () => {
  test('begin with what failed; those that never began are folded', () => {
    const markup = markupOf(steps(red))
    const names = [...markup.matchAll(/<strong class="name">([^<]*)</g)].map(({ 1: name }) => name)
    expect(names[0]).toBe('job migrate')
    expect(names).toHaveLength(red.steps.length)
    expect(names.slice(-2)).toEqual(['start app', 'check 1 app'])
    expect(markup).toContain('<summary>2 steps never began</summary>')
  })

  test('tell status, duration and what happened, and the critical path apart', () => {
    const markup = markupOf(steps(green))
    expect(markup).toMatch(
      /<li class="step passed critical"><span class="sign">✔<span class="unseen"> passed: <\/span><\/span>\n<strong class="name">ready db<\/strong> <span class="took">4\.1s<\/span>\n<div class="said">mysqld listens on 3306/,
    )
    expect(markup).toContain(
      '<li class="step passed "><span class="sign">✔<span class="unseen"> passed: </span></span>\n<strong class="name">build app',
    )
    expect(markup).not.toContain('never began')
  })

  test('say what is checked, once', () => {
    const label = 'GET / 200'
    const said = (detail: string) =>
      markupOf(steps({ ...green, steps: [step('check:1', 0, 1, { label, detail })] }))
    expect(said('GET / 200: 404')).toContain('<div class="said">GET / 200: 404</div>')
    expect(said('no answer')).toContain('<div class="said"><code>GET / 200</code> no answer</div>')
  })

  test('have request and answer, but where those stand as evidence', () => {
    expect(markupOf(steps(answered))).not.toContain('Request and answer')
    expect(markupOf(steps({ ...answered, failedStep: null }))).toContain(
      '<summary>Request and answer</summary>',
    )
  })

  test('are none where nothing was to be done', () => {
    expect(steps({ ...green, steps: [] })).toBeUndefined()
    expect(markupOf(steps(withPath({ ...green, steps: [skipped('build:a')] })))).toContain(
      '1 step never began',
    )
  })
})
