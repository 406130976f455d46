import { describe, expect, test } from '@jest/globals'
import { rustBlocks } from '../../../../../src/diagnosis/log/chains/rust.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

function texts(...log: readonly string[]) {
  return rustBlocks(linesIn(log)).map(({ links }) => links.map(({ text }) => text))
}

describe('a panic', () => {
  test.each([
    [
      'of today',
      ["thread 'main' panicked at src/main.rs:3:5:", 'no file "a.toml"', 'note: run with `RUST_BACKTRACE=1`'],
    ],
    ['of before', ["thread 'main' panicked at 'no file \"a.toml\"', src/main.rs:3:5"]],
  ])('%s', (_, log) => {
    expect(texts(...log)).toEqual([['no file "a.toml"']])
  })

  test('owns its backtrace', () => {
    const log = [
      "thread 'main' panicked at 'x', a.rs:1:1",
      'stack backtrace:',
      '   0: std::panic',
      '',
      'bye for now',
    ]
    expect(rustBlocks(linesIn(log))[0]).toMatchObject({ from: 0, to: 4 })
  })
})

describe('of causes the last is the root', () => {
  test('of anyhow', () => {
    expect(
      texts('Error: cannot start', '', 'Caused by:', '    0: cannot read a.toml', '    1: denied'),
    ).toEqual([['cannot read a.toml: denied']])
  })

  test('of eyre, with what was tried where it says so', () => {
    expect(
      texts('Error:', '   0: could not load the prices', '   1: permission denied', '', 'Location:'),
    ).toEqual([['could not load the prices: permission denied']])
  })

  test('and only the indented lines are causes, but for the first', () => {
    expect(texts('rake aborted!', 'no table', '', 'Caused by:', 'PG::Error: denied', 'bye for now')).toEqual([
      ['no table: PG::Error: denied'],
    ])
  })
})
