import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import type { DefaultAnswer } from '../../../../src/findings/rules/default-check.js'
import { silentPort } from '../../../../src/findings/rules/silent-port.js'

const answer: DefaultAnswer = { kind: 'answer', port: 80, request: 'GET /', status: 200, suggestion: '' }
const silent: DefaultAnswer = { kind: 'nothing', port: 8444, said: 'connection reset' }
const other: DefaultAnswer = { kind: 'no HTTP', port: 7, said: 'an answer that is not HTTP' }
const told = (...got: readonly DefaultAnswer[]) =>
  findingsOf(silentPort, {
    questions: got.map((one) => ({ service: 'web', got: one })),
    at: () => undefined,
  }).map(({ message }) => message.split('. ')[0])

test('each port that gave no good answer', () => {
  expect(told(answer, silent, other)).toEqual([
    'port 8444 of web gave no good answer: connection reset',
    'port 7 of web speaks no HTTP: an answer that is not HTTP',
  ])
})

test('what speaks no HTTP on its only port is told elsewhere', () => {
  expect(told(other)).toEqual([])
})
