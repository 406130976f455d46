import { expect, test } from '@jest/globals'
import { tellAttempt } from '../../../src/steps/tell-attempt.js'
import { checkOf } from '../checks/reading.js'
import { stepListener } from './step-listener.js'

const url = new URL('http://127.0.0.1:49153')
const clock = { iso: (moment: number) => new Date(moment).toISOString() } as never
const answer = {
  status: 500,
  statusText: 'No',
  headers: { 'set-cookie': 'id=7', a: 'b' },
  body: 'x'.repeat(5000),
}

test('a request and its answer are told, without what is secret in headers, and with the beginning of the body', () => {
  const { progress, tries, exchanges } = stepListener()
  const check = {
    ...checkOf('POST app:8000/todos 201'),
    headers: { authorization: 'Bearer x' },
    body: '{"a": 1}',
  }
  const reply = { kind: 'answer', answer } as const
  tellAttempt(
    check,
    { url, begun: 1000, tookMs: 12.4, reply, holds: false, said: 'got 500' },
    { progress, clock },
  )
  expect(tries).toEqual([
    { at: '1970-01-01T00:00:01.000Z', durationMs: 12, status: 'failed', said: 'got 500' },
  ])
  expect(exchanges).toEqual([
    {
      request: {
        method: 'POST',
        url: 'http://127.0.0.1:49153/todos',
        headers: { authorization: '***' },
        body: '{"a": 1}',
      },
      expected: ['status 201'],
      answer: {
        status: 500,
        statusText: 'No',
        headers: { 'set-cookie': '***', a: 'b' },
        body: 'x'.repeat(2048),
        truncated: true,
      },
    },
  ])
})

test('a request that nobody answered has no answer', () => {
  const { progress, tries, exchanges } = stepListener()
  const reply = {
    kind: 'unreachable',
    why: 'connection refused',
    notYet: true,
    connected: false,
    cause: undefined,
  } as const
  tellAttempt(
    checkOf('GET app:8000/'),
    { url, begun: 0, tookMs: 1, reply, holds: false, said: 'refused' },
    { progress, clock },
  )
  expect(tries[0]?.said).toBe('refused')
  expect(exchanges[0]?.answer).toBeUndefined()
})
