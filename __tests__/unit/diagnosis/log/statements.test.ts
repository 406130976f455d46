import { expect, test } from '@jest/globals'
import { linesIn } from '../../../../src/diagnosis/log/lines.js'
import { statementsIn } from '../../../../src/diagnosis/log/statements.js'
import { WEIGHT } from '../../../../src/diagnosis/log/weight.js'

function statements(log: readonly string[], told: (log: string) => string | undefined = () => undefined) {
  return statementsIn(linesIn(log), told)
}

test('a log is told in order, an exception with its frames as one statement', () => {
  expect(
    statements([
      'up',
      'Traceback (most recent call last):',
      '  File "a.py", line 1',
      "KeyError: 'A'",
      'bye for now',
    ]),
  ).toEqual([
    { text: 'up', from: 0, to: 1, weight: WEIGHT.ordinary },
    { text: "KeyError: 'A'", from: 3, to: 4, weight: WEIGHT.error },
    { text: 'bye for now', from: 4, to: 5, weight: expect.any(Number) },
  ])
})

test("the logger's line right above an exception belongs to it, and gives its level", () => {
  const warned = [
    'WARNING: cache is off',
    'Traceback (most recent call last):',
    '  File "a.py", line 1',
    "KeyError: 'A'",
  ]
  expect(statements(warned)).toEqual([
    expect.objectContaining({ text: "KeyError: 'A'", weight: WEIGHT.warning }),
  ])
})

test('a failed test weighs more than an exception that was logged', () => {
  const log = [
    '  ● Cart › adds up',
    '',
    '    Error: no sum',
    '      at a (b.js:1:2)',
    '',
    'Tests:       1 failed, 1 total',
  ]
  expect(statements(log)[0]).toMatchObject({ text: 'Cart › adds up: Error: no sum', weight: WEIGHT.test })
})

test('a stack trace in a field is read as a log of its own', () => {
  const line = JSON.stringify({ level: 'error', message: 'run failed', stack_trace: 'a.B: x\n\tat c' })
  expect(statements([line], () => 'the root')).toEqual([
    { text: 'run failed: the root', from: 0, to: 1, weight: expect.any(Number) },
  ])
})

test('the fields of an error are no errors', () => {
  const [head, field] = statements([
    'db: query failed {',
    '  error: \'relation "a" is missing\'',
    '}',
    'bye for now',
  ])
  expect(head?.weight).toBeGreaterThan(field?.weight ?? Number.POSITIVE_INFINITY)
})

test('what is quoted above a message is what it is about', () => {
  expect(statements([">>> 'maxmemroy 10mb'", 'Error: bad directive'])[1]).toMatchObject({
    text: "Error: bad directive: 'maxmemroy 10mb'",
    from: 0,
    to: 2,
  })
})
