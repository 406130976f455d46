import { describe, expect, test } from '@jest/globals'
import { testBlocks } from '../../../../src/diagnosis/log/failed-tests.js'
import { linesIn } from '../../../../src/diagnosis/log/lines.js'

function told(...log: readonly string[]): string | undefined {
  return testBlocks(linesIn(log))[0]?.links[0]?.text
}

describe('the first failed test and its assertion', () => {
  test.each([
    [
      'jest',
      ['  ● Cart › adds up', '', '    Expected: 3', '', 'Tests:       1 failed, 1 total'],
      'Cart › adds up: Expected: 3',
    ],
    [
      'Go',
      ['--- FAIL: TestSum (0.00s)', '    sum_test.go:5: want 3, got 2', 'FAIL'],
      'TestSum: sum_test.go:5: want 3, got 2',
    ],
    [
      'mocha',
      [
        '  1 failing',
        '',
        '  1) Cart adds up:',
        '     AssertionError: want 3',
        '      at Context.<anonymous> (a.js:1:2)',
      ],
      'Cart adds up: AssertionError: want 3',
    ],
    [
      'TAP',
      [
        'not ok 1 - adds up',
        '  ---',
        '  error: |-',
        '    Expected values to be strictly equal:',
        '    3 !== 6',
        '  expected: 6',
        '  actual: 3',
        '  ...',
        '# No coverage generated',
        '1..2',
        '# fail 1',
      ],
      'adds up: Expected values to be strictly equal: 3 !== 6',
    ],
    [
      'pytest',
      [
        'E   assert 1 == 2',
        'FAILED tests/test_cart.py::test_sum - assert 1 == 2',
        '==== 1 failed in 0.1s ====',
      ],
      'tests/test_cart.py::test_sum: assert 1 == 2',
    ],
    [
      'Cucumber with a step that nobody defined',
      [
        '   ? When I pay',
        '       Undefined. Implement with the following snippet:',
        '',
        "         When('I pay', function () {",
        '',
        '1 scenario (1 undefined)',
      ],
      'undefined step: I pay',
    ],
    [
      'pytest with a line for each, below its warnings',
      ['/app/a.py:3: DeprecationWarning: old', '/app/test_a.py:2: KeyError: 3', '1 failed in 0.30s'],
      '/app/test_a.py:2: KeyError: 3',
    ],
    [
      'what was thrown before what was logged',
      [
        '  ● Cart › adds up',
        '',
        '    loading the cart',
        '    TypeError: no sum',
        '',
        'Tests:       1 failed, 1 total',
      ],
      'Cart › adds up: TypeError: no sum',
    ],
  ])('%s', (_, log, text) => {
    expect(told(...log)).toBe(text)
  })

  test('is looked for only where a run of tests says that it failed', () => {
    expect(told('  1) install the driver', '     Error: no driver')).toBeUndefined()
  })
})

describe('pytest', () => {
  test('tells which parts of two long values differ, where it leaves out their middle', () => {
    const cut = "assert {'id': 1, 'to...tems': [1, 2]} == {'id': 1, 'to...tems': [1, 2]}"
    expect(
      told(
        `E       AssertionError: ${cut}`,
        'E         Differing items:',
        "E         {'total': 30} != {'total': 31}",
        `FAILED tests/test_cart.py::test_cart - AssertionError: ${cut.slice(0, 30)}...`,
        '==== 1 failed in 0.1s ====',
      ),
    ).toBe("tests/test_cart.py::test_cart: AssertionError: {'total': 30} != {'total': 31}")
  })

  test('is quiet at its end too', () => {
    const raised = 'RuntimeError: connection already closed'
    expect(told(`ERROR tests/test_a.py::test_a - ${raised}`, '1 passed, 1 error in 0.34s')).toBe(
      `tests/test_a.py::test_a: ${raised}`,
    )
  })
})

test('what Robot cannot import is why its tests fail', () => {
  const unread = "[ ERROR ] Error in file '/a.robot' on line 2: Importing library 'Shop' failed"
  const log = [
    unread,
    'A      | FAIL |',
    "No keyword with name 'Open Shop' found.",
    '1 test, 0 passed, 1 failed',
  ]
  expect(told(...log)).toBe(unread)
})

describe('node --test', () => {
  test('tells what a file printed that ended before its tests', () => {
    expect(
      told(
        "# Error: Cannot find module './prices'",
        '# Require stack:',
        '# Node.js v20.20.2',
        'not ok 1 - /app/cart.test.js',
        "  error: 'test failed'",
        '  ...',
        '# fail 1',
      ),
    ).toBe("/app/cart.test.js: Error: Cannot find module './prices'")
  })

  test('counts a test whose time was up as cancelled', () => {
    expect(
      told('not ok 1 - slow', "  error: 'test timed out after 100ms'", '  ...', '# fail 0', '# cancelled 1'),
    ).toBe("slow: error: 'test timed out after 100ms'")
  })
})

test('what vitest draws below a failed test is no part of it', () => {
  expect(
    told(' FAIL  a.test.js > adds up', 'AssertionError: want 3', '⎯⎯⎯⎯⎯⎯[1/1]⎯', ' Test Files  1 failed (1)'),
  ).toBe('a.test.js > adds up: AssertionError: want 3')
})

test("JUnit's own launcher tells of a test below its name and its source", () => {
  expect(
    told(
      'Failures (1):',
      '  JUnit Jupiter:CartTest:total()',
      "    MethodSource [className = 'CartTest', methodName = 'total', methodParameterTypes = '']",
      '    => org.opentest4j.AssertionFailedError: cart total ==> expected: <31> but was: <30>',
      '       CartTest.total(CartTest.java:1)',
      '',
      '[         0 containers failed     ]',
      '[         1 tests failed          ]',
    ),
  ).toBe('CartTest:total(): org.opentest4j.AssertionFailedError: cart total ==> expected: <31> but was: <30>')
})
