import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

describe('a warning is no cause', () => {
  test.each([
    'WARNING: CACHE_URL is not set',
    '[2026-11-30 10:00:00] WARN  db - the pool is small',
    "No config path provided, using default 'shop.config.ts'",
  ])('where the program went on: %s', (warning) => {
    const said = causeIn(`${warning}\nreading the products\nsorting them\nwriting the index\n`)
    expect(said).toMatchObject({ text: 'writing the index', isHarmless: true })
  })

  test.each([
    '2026-11-30 10:00:00 WARN attempt 3/3 failed: connect ECONNREFUSED 10.0.0.1:5432',
    '2026-11-30 10:00:00 WARN attempt #2 of 2: connect ECONNREFUSED 10.0.0.1:5432',
  ])('but where it was the last attempt, and the program ended: %s', (warning) => {
    const rest = '2026-11-30 10:00:00 INFO flushing\n2026-11-30 10:00:00 INFO done'
    expect(causeIn(`${warning}\n${rest}`)?.text).toContain('10.0.0.1:5432')
  })

  test('but where the program gave up for it', () => {
    const retry = 'the store is not ready (ECONNREFUSED), retry 3/3'
    const end = 'giving up on the store: connect ECONNREFUSED 10.0.0.1:5432'
    expect(causeIn(`${retry}\n${end}`)?.text).toBe(end)
  })

  test('but where it is the last that was said', () => {
    const said = causeIn('reading the products\nWARNING: CACHE_URL is not set\n')
    expect(said).toMatchObject({ text: expect.stringContaining('CACHE_URL'), isHarmless: false })
  })
})

test('a line is not told with an exception of which another line below is the head', () => {
  const log = [
    '2026-11-30 10:00:00,100 ERROR [db] Migration of "public" to version "2" failed! It was rolled back.',
    '2026-11-30 10:00:00,200 ERROR [app] Failed to start: java.lang.RuntimeException: no start',
    '\tat shop.Main.main(Main.java:3)',
    'Caused by: java.sql.SQLException: relation "authors" does not exist',
    '\tat shop.Db.run(Db.java:9)',
  ]
  expect(causeIn(log.join('\n'))?.text).toBe('java.sql.SQLException: relation "authors" does not exist')
})

describe('what names more is told instead of an error that names nothing', () => {
  const failed = 'Error: tenant seven has no plan'
  test.each([
    ['right above it', ['shop.Item: the default of `plan` is missing'], 'shop.Item'],
    [
      'not where three steps were done in between',
      ['shop.Item: the default of `plan` is missing', '  a', '  b', '  c'],
      'tenant seven',
    ],
    [
      'not where another matter began in between',
      ['shop.Item: the default of `plan` is missing', 'steps begin'],
      'tenant seven',
    ],
  ])('%s', (_where, above, told) => {
    expect(causeIn([...above, failed].join('\n'))?.text).toContain(told)
  })
})
