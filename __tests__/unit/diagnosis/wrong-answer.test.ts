import { describe, expect, test } from '@jest/globals'
import { explainFailedCheck, withLogged } from '../../../src/diagnosis/wrong-answer.js'

const logged = {
  service: 'db',
  cause: {
    text: 'no role "shop".',
    lines: ['FATAL: no role "shop".'],
    evidence: 'up\nFATAL: no role "shop".',
    isFailure: true,
    isHarmless: false,
  },
}
const answer = {
  status: 500,
  statusText: 'Internal Server Error',
  headers: {},
  body: '{"detail":"no table \\"a\\""}',
}
const wrong = {
  status: 'failed',
  came: 'to an answer',
  attempts: 3,
  detail: '',
  evidence: 'Request: x',
  answer,
  wrongStatus: true,
} as const

function told(more: Partial<Parameters<typeof explainFailedCheck>[1]>, log?: typeof logged, path = '/a') {
  const asked = { text: `GET web${path} 200`, name: 'web', request: `GET ${path}` }
  return explainFailedCheck(asked, { ...wrong, ...more }, 'expected status 200, got 500', log)
}

describe('a wrong status is told', () => {
  test('by what was logged, which is the second piece of evidence', () => {
    expect(told({}, logged)).toEqual({
      detail: 'web answered GET /a with 500: no role "shop" (logs/db.log)',
      evidence: 'Request: x\nLog of db:\nup\nFATAL: no role "shop".',
      cause: { log: 'db', lines: ['FATAL: no role "shop".'] },
    })
  })

  test('else by the body', () => {
    expect(told({})).toEqual({ detail: 'web answered GET /a with 500: no table "a"', evidence: 'Request: x' })
  })

  test('else by itself', () => {
    expect(told({ answer: { ...answer, body: '' } }).detail).toBe(
      'GET web/a 200: expected status 200, got 500',
    )
  })
})

describe('beside what else is wrong, the log is told', () => {
  test.each([
    ['a wrong body', { wrongStatus: false }],
    ['no answer', { answer: undefined, came: 'nowhere' }],
    ['an app that is not up', { came: 'to nobody' }],
  ] as const)('%s', (_, more) => {
    const detail = 'GET web/a 200: expected status 200, got 500'
    expect(told(more).detail).toBe(detail)
    expect(told(more, logged).detail).toBe(`${detail}; db logged: no role "shop" (logs/db.log)`)
  })
})

test('a long request loses its middle, and never the cause', () => {
  const path = `/${'x'.repeat(300)}/end`
  const { detail } = told({}, logged, path)
  expect(detail).toMatch(/^web answered GET \/x+…x+\/end with 500: no role "shop" \(logs\/db\.log\)$/)
  expect(detail.length).toBeLessThan(150)
})

test('nothing is added where nothing was logged', () => {
  expect(withLogged('a.hurl: no', 'x', undefined)).toEqual({ detail: 'a.hurl: no', evidence: 'x' })
})
