import { expect, test } from '@jest/globals'
import { commandsInScript } from '../../../../src/compose/command-line.js'
import { scriptParts } from '../../../../src/roles/facts/script-parts.js'

const programs = (commands: readonly { readonly program: string }[]) =>
  commands.map(({ program }) => program).join(' ')

test.each([
  ['a; b && c || d; e', 'a b c e', []],
  ['a; if b; then c; d; fi; e', 'a b e', [['c d', '']]],
  ['if a; then b; elif c; then d; else e; fi', 'a c', [['b', 'd', 'e']]],
  ['if a; then if b; then c; fi; d; else e; fi; f', 'a f', [['b c d', 'e']]],
  ['while a; do if b; then c || d; fi; done; e', 'a b c d e', []],
  ['if a; then while b; do c || d; done; fi', 'a', [['b c d', '']]],
  [
    'if a; then b; fi; if c; then d; fi',
    'a c',
    [
      ['b', ''],
      ['d', ''],
    ],
  ],
])('of `%s`, what is always run, and what is chosen from', (script, always, choices) => {
  const parts = scriptParts(commandsInScript(script))
  expect(programs(parts.always)).toBe(always)
  expect(parts.choices.map((branches) => branches.map(programs))).toEqual(choices)
})
