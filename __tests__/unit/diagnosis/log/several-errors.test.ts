import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

const told = (...log: readonly string[]) => causeIn(log.join('\n'))?.text

describe('errors of one message, one below the other, are told together', () => {
  test('below the columns of a logger', () => {
    expect(
      told(
        '2026/01/02 10:46:07 starting',
        '2026/01/02 10:46:07 invalid configuration: DATABASE_URL is not set',
        'API_SECRET is not set',
        'exit status 1',
      ),
    ).toBe('invalid configuration: DATABASE_URL is not set; API_SECRET is not set')
  })

  test('below a headline', () => {
    expect(told('Invalid environment:', 'DB_URL is required', 'PORT must be a number')).toBe(
      'Invalid environment: DB_URL is required; PORT must be a number',
    )
  })

  test('in a field', () => {
    const err = 'open /etc/a.yaml: no such file or directory\nload rates: open /etc/b.yaml: permission denied'
    expect(told(JSON.stringify({ level: 'ERROR', msg: 'startup failed', err }))).toBe(
      'startup failed: open /etc/a.yaml: no such file or directory; load rates: open /etc/b.yaml: permission denied',
    )
  })

  test('as many as a sentence has room for', () => {
    const names = Array.from({ length: 30 }, (_, index) => `VARIABLE_${index} is not set`)
    expect(told(...names)).toMatch(/^VARIABLE_0 is not set; .*VARIABLE_7 is not set$/)
  })
})

test.each<[string, readonly string[], string]>([
  ['what the first says', ['FAILED: no table "a"', 'no table "a"'], 'FAILED: no table "a"'],
  ['an error with a head', ['a.c is missing', 'error: b.c is missing'], 'error: b.c is missing'],
  ['what another program says', ['cannot open a.c', '10:46:07 ERROR b.c is missing'], 'b.c is missing'],
  ['what stands farther in', ['cannot open a.c', '  b.c is missing'], 'cannot open a.c'],
  [
    'what catches an exception says',
    ['Traceback (most recent call last):', "ImportError: No module named 'a'", 'cannot load b.py'],
    "ImportError: No module named 'a'",
  ],
])('no other is %s', (_, log, text) => expect(told(...log)).toBe(text))
