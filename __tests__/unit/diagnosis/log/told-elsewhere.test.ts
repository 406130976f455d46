import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

function told(...lines: readonly string[]): string | undefined {
  return causeIn(`${lines.join('\n')}\n`)?.text
}

describe('a panic of a logger', () => {
  const goroutine = ['', 'goroutine 1 [running]:', 'main.main()', '\t/app/main.go:9 +0x65']

  test.each([
    [
      [
        '2026-01-01T10:00:00.000Z\tPANIC\tmain.go:9\tcache\t{"err": "dial tcp 10.0.0.1:6379: connect: connection refused"}',
      ],
      'panic: cache',
    ],
    [
      [
        'time="2026-01-01T10:00:00Z" level=panic msg=cache error="dial tcp 10.0.0.1:6379: connect: connection refused"',
      ],
      'panic: (*logrus.Entry) 0xc0001440e0',
    ],
    [
      ['{"level":"panic","error":"dial tcp 10.0.0.1:6379: connect: connection refused","message":"cache"}'],
      'panic: cache',
    ],
  ])('is told by what it logged: %j', (logged, panic) => {
    expect(told(...logged, panic, ...goroutine)).toMatch(/^cache\W.*10\.0\.0\.1:6379.*refused/)
  })

  test('that names something is told by itself', () => {
    expect(
      told('2026-01-01T10:00:00.000Z ERROR cache is cold, error=none', 'panic: no key "a"', ...goroutine),
    ).toBe('panic: no key "a"')
  })
})

describe('a client that does not say which server it could not reach', () => {
  test.each([
    [
      '2026-01-01 10:00:00 WARN  NetworkClient - Connection to node -1 (kafka/10.0.0.1:9092) could not be established.',
      'java.util.concurrent.TimeoutException: Timed out waiting for a node assignment. Call: listTopics',
      /node assignment.*; Connection to node -1 \(kafka\/10\.0\.0\.1:9092\) could not be established/,
    ],
    [
      '%3|1796045693.841|FAIL|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: kafka:9092/bootstrap: Connect failed: Connection refused',
      'Error: Local: Broker transport failure',
      /Broker transport failure; kafka:9092.*Connection refused/,
    ],
    [
      'Error connecting to broker at 10.0.0.1:9092: connection refused',
      'fatal: no brokers are available',
      /10\.0\.0\.1:9092: connection refused/,
    ],
  ])('is told with it: %j', (attempt, thrown, words) => {
    expect(told('starting', attempt, 'closing', thrown)).toMatch(words)
  })

  test('is told alone where the attempts were healed', () => {
    expect(told('db at 10.0.0.1:5432 refused, retrying', 'Error: the transport of mails has no user')).toBe(
      'Error: the transport of mails has no user',
    )
  })
})

describe('harmless last lines below a headline', () => {
  test.each([
    [
      ['You have 2 pending migrations:', '  20260101 AddX', '  20260102 AddY'],
      'You have 2 pending migrations: 20260101 AddX',
    ],
    [['Left to do:', '    - orders', '    - stock'], 'Left to do: - orders'],
  ])('are told with it: %j', (lines, text) => {
    expect(told(...lines)).toBe(text)
  })

  test('are told alone where nothing announces them', () => {
    expect(told('up', '  loading')).toBe('loading')
  })
})

describe('the end of a program that says not what for', () => {
  const fatal = '2026-01-01 10:00:05 FATAL: Unable to open the socket'

  test.each([
    [
      ['2026-01-01 10:00:01 cannot bind 10.0.0.1:80: Address already in use', '2026-01-01 10:00:02 closing'],
      'cannot bind 10.0.0.1:80: Address already in use; Unable to open the socket',
    ],
    [
      ['2026-01-01 10:00:01 cannot reach 10.0.0.1:80: refused, retrying', '2026-01-01 10:00:02 up'],
      'Unable to open the socket',
    ],
    [
      ['2026-01-01 10:00:01 reading /etc/app.conf', '2026-01-01 10:00:02 closing'],
      'Unable to open the socket',
    ],
  ])('is told with what it logged before: %j', (before, words) => {
    expect(told(...before, fatal)).toContain(words)
  })

  test('is told with its detail', () => {
    expect(
      told(
        '2026-01-01 10:00:05.123 UTC [1] FATAL:  no socket',
        '2026-01-01 10:00:05.123 UTC [1] DETAIL:  bind(5432) failed',
      ),
    ).toBe('no socket; bind(5432) failed')
  })
})

describe('what the system answered, without what it was asked for', () => {
  test.each([
    [
      'Loading the key /etc/app.key',
      'fopen: Permission denied',
      'Loading the key /etc/app.key; fopen: Permission denied',
    ],
    [
      'binding to 10.0.0.1:8080',
      'Error: bind() EADDRINUSE',
      'binding to 10.0.0.1:8080; Error: bind() EADDRINUSE',
    ],
    [
      'Loading the key /etc/app.key',
      'open x.conf: No such file or directory',
      'open x.conf: No such file or directory',
    ],
    ['the manual is at /usr/share/doc', 'fopen: Permission denied', 'fopen: Permission denied'],
  ])('%j, %j', (above, answer, words) => {
    expect(told('up', above, answer)).toBe(words)
  })
})

describe('a taken port that the message does not name', () => {
  test('is told with the question below it that does', () => {
    expect(
      told(
        'error: Server failed to start.',
        'error: (received EADDRINUSE)',
        'error:  -> Is something else already running on port 8080 ?',
      ),
    ).toMatch(/EADDRINUSE\); Is something else already running on port 8080/)
  })
})

describe('what a line of a file of settings asked for', () => {
  test.each([
    [
      'could not stat "/etc/none.schema": No such file or directory',
      'a.conf: line 1: <include> handler exited with 1!',
    ],
    ['Unrecognized database type (mdb)', 'a.conf: line 2: <database> failed init (mdb)'],
  ])('is told with that line: %s', (failed, place) => {
    expect(told('starting', failed, place, 'stopped.')).toBe(`${failed}; ${place}`)
  })
})
