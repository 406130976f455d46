import { describe, expect, test } from '@jest/globals'
import { structuredIn, together, withFields } from '../../../../src/diagnosis/log/structured-line.js'

describe('a structured line', () => {
  test.each([
    [
      'pino',
      '{"level":50,"err":{"type":"DatabaseError","message":"no table"},"msg":"job failed"}',
      'error',
      'job failed',
      'DatabaseError: no table',
    ],
    [
      'winston',
      '{"level":"error","message":"cannot send","error":{"message":"550 no mailbox"}}',
      'error',
      'cannot send',
      '550 no mailbox',
    ],
    [
      'zap',
      '{"level":"fatal","msg":"no start","error":"listen :80: in use"}',
      'fatal',
      'no start',
      'listen :80: in use',
    ],
    [
      'Logback',
      '{"level":"ERROR","level_value":40000,"message":"run failed","stack_trace":"a.B: x\\n\\tat c"}',
      'error',
      'run failed',
      'a.B: x\n\tat c',
    ],
    [
      'structlog',
      '{"event":"sync","level":"error","exception":[{"exc_type":"DataError","exc_value":"too long"}]}',
      'error',
      'sync',
      'DataError: too long',
    ],
    [
      'tracing',
      '{"level":"ERROR","fields":{"message":"no bind","error":"in use"},"target":"shop"}',
      'error',
      'no bind',
      'in use',
    ],
    [
      'MongoDB',
      '{"s":"E","c":"CONTROL","msg":"Error setting up","attr":{"error":"Address in use"}}',
      'error',
      'Error setting up',
      'Address in use',
    ],
    [
      'slog',
      'time=2026-11-28 level=ERROR msg="no dependency" err="dial tcp: refused"',
      'error',
      'no dependency',
      'dial tcp: refused',
    ],
    ['an ordinary one', '{"level":30,"msg":"closed"}', 'info', 'closed', undefined],
  ])('%s', (_, line, level, message, error) => {
    expect(structuredIn(line)).toEqual({ level, message, error })
  })

  test.each(['{', '{"a":1', 'plain', 'a=b', '[1]', '{"a":1}'])('is not %j', (line) => {
    expect(structuredIn(line)).toBeUndefined()
  })

  test('can have its fields behind the message', () => {
    expect(withFields('no certificate {"error": "open x: denied"}')).toEqual({
      message: 'no certificate',
      error: 'open x: denied',
    })
    expect(withFields('done {"count": 3}')).toBeUndefined()
    expect(withFields('no certificate error="open x: denied" name=a')).toEqual({
      message: 'no certificate',
      error: 'open x: denied',
    })
    expect(withFields('no certificate error=x and more words')).toBeUndefined()
    expect(withFields('listening port=8080')).toBeUndefined()
  })
})

test('message and error are told together where neither says the other', () => {
  expect(together('no start.', 'in use')).toBe('no start: in use')
  expect(together('no start: in use', 'in use')).toBe('no start: in use')
  expect(together(undefined, 'in use')).toBe('in use')
  expect(together('no start', undefined)).toBe('no start')
})
