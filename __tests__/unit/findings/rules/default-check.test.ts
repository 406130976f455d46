import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { type DefaultAnswer, defaultCheck } from '../../../../src/findings/rules/default-check.js'

const answer: DefaultAnswer = {
  ...{ kind: 'answer', port: 80, request: 'GET /', status: 404, suggestion: 'smoke: GET web:80/PATH 200' },
}
const mute: DefaultAnswer = { kind: 'no HTTP', port: 7, said: 'an answer that is not HTTP' }
const told = (...got: readonly DefaultAnswer[]) =>
  findingsOf(defaultCheck, {
    questions: got.map((one) => ({ service: 'web', got: one })),
    at: () => undefined,
  }).map(({ message }) => message)

test('an app is told once, by the first answer that there was', () => {
  expect(told(mute, answer, { ...answer, port: 81 })).toEqual([
    'nobody wrote a check of web, so it was asked only GET /, and answered 404. Write what it must answer, for instance `smoke: GET web:80/PATH 200`',
  ])
})

test('one that speaks no HTTP gets a check of its connection', () => {
  expect(told(mute)).toEqual([expect.stringMatching(/no HTTP on port 7\. Write `smoke: TCP web:7`/)])
  expect(told({ kind: 'nothing', port: 7, said: 'connection reset' })).toEqual([])
})
