import { expect, test } from '@jest/globals'
import { scriptTokens } from '../../../../src/compose/shell/script-tokens.js'

/** Words in brackets, what is put into them behind a `<`, operators as they are. */
function shown(script: string): string {
  return scriptTokens(script)
    .map((token) =>
      token.kind === 'operator'
        ? token.operator
        : `[${[token.word, ...token.substituted.map((inner) => `<${inner}`)].join(' ')}]`,
    )
    .join('')
}

test.each([
  ['a "b c" \'d\'', '[a][b c][d]'],
  ['a && b; c', '[a]&&[b];[c]'],
  ['a\nb', '[a];[b]'],
  ['"a\nb"', '[a\nb]'],
  ['a \\\nb', '[a][b]'],
  ['a # b; c\nd', '[a];[d]'],
  ['a#b "# c"', '[a#b][# c]'],
  ["'a # b'", '[a # b]'],
  ['a 2>&1 >f', '[a]>&[1]>[f]'],
  ['a 2', '[a][2]'],
  ['a $B $((1 + 2))', '[a][$B][$((1 + 2))]'],
  [`a \${B:-c d | e}`, `[a][\${B:-c d | e}]`],
  ['a $(b; c)', '[a][$(b; c) <b; c]'],
  ['a "x $(b "y z") w"', '[a][x $(b "y z") w <b "y z"]'],
  ["a '$(b)'", '[a][$(b)]'],
  ['a \\$(b)', '[a][$]([b])'],
  ['a `b c`', '[a][`b c` <b c]'],
  ['$(a $(b))', '[$(a $(b)) <a $(b)]'],
  ['a <<X\nb\n  X', '[a]<<[b]'],
  ['a <<"X" | c\nb && $d\nX\ne', '[a]<<[b && $d]|[c];[e]'],
  ['a <<< b', '[a]<<<[b]'],
  ['(( a + (b) )) && c', '[(( a + (b) ))]&&[c]'],
  ['f() { a; }', '[{][a];[}]'],
  ['*.sql ?', '[*.sql][?]'],
])('%j', (script, expected) => {
  expect(shown(script)).toBe(expected)
})
