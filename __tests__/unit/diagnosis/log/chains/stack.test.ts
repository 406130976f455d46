import { describe, expect, test } from '@jest/globals'
import { stackBlocks } from '../../../../../src/diagnosis/log/chains/stack.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

function chains(...log: readonly string[]) {
  return stackBlocks(linesIn(log)).map(({ links }) => links.map(({ text }) => text))
}

describe('a chain with frames, the root first', () => {
  test('of the JVM, without what failed while things were closed', () => {
    expect(
      chains(
        'a.AppException: cannot start',
        '\tat a.App.main(App.java:3)',
        '\tSuppressed: a.CloseException: cannot close',
        '\t\tat a.App.close(App.java:9)',
        'Caused by: java.net.ConnectException: refused',
        '\t... 2 more',
        'bye',
      ),
    ).toEqual([['Caused by: java.net.ConnectException: refused', 'a.AppException: cannot start']])
  })

  test('of .NET, whose causes stand above the frames', () => {
    expect(
      chains(
        'Unhandled exception. a.AppException: no start',
        ' ---> a.Denied: no key',
        '   at A.Main() in /a.cs:line 3',
      ),
    ).toEqual([['---> a.Denied: no key', 'Unhandled exception. a.AppException: no start']])
  })

  test('of Node, whose causes stand in braces', () => {
    expect(
      chains(
        'TypeError: fetch failed',
        '    at main (/a.js:1:2) {',
        '  [cause]: Error: getaddrinfo ENOTFOUND api',
        '      at lookup (node:dns:1:2) {',
        "    code: 'ENOTFOUND'",
        '  }',
        '}',
        'bye',
      ),
    ).toEqual([['Error: getaddrinfo ENOTFOUND api', 'TypeError: fetch failed']])
  })
})

test('without an exception by its form, the nearest line above that says something is told', () => {
  expect(chains('up', 'it broke here', '', '    at a (b.js:1:2)')).toEqual([['it broke here']])
})

test('two stacks are two blocks', () => {
  const log = ['Error: a', '    at a (b.js:1:2)', 'between', 'Error: b', '    at a (b.js:1:2)']
  expect(stackBlocks(linesIn(log)).map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [3, 5],
  ])
})

test('what a command printed is told in the place of the word that it failed', () => {
  const log = [
    'ExecaError: Command failed with exit code 2: psql -h db',
    '',
    'psql: error: connection to "db" refused',
    '    at run (/app/a.js:1:2) {',
    '  exitCode: 2',
    '}',
  ]
  expect(chains(...log)).toEqual([['psql: error: connection to "db" refused', log[0]]])
  expect(chains('Error: no table "a"', 'failed to ask "b"', '    at run (/app/a.js:1:2)')).toEqual([
    ['Error: no table "a"'],
  ])
})
