import { expect, test } from '@jest/globals'
import { scriptTokens } from '../../../../src/compose/shell/script-tokens.js'
import { parsedCommands } from '../../../../src/compose/shell/shell-grammar.js'

/** Each command as `keywords: words <redirections` with what joins it to the next. */
function shown(script: string): readonly string[] {
  return parsedCommands(scriptTokens(script)).map(({ words, redirections, keywords, join }) =>
    [
      ...(keywords.length > 0 ? [`${keywords.join(' ')}:`] : []),
      ...words.map(({ word }) => word),
      ...redirections,
      ...(join === undefined ? [] : [join]),
    ].join(' '),
  )
}

test.each<[string, readonly string[]]>([
  ['a b && c || d & e |& f; g', ['a b &&', 'c ||', 'd &', 'e |', 'f ;', 'g']],
  ['a < b > c d', ['a d < b > c']],
  [
    'if ! a; then b; elif c; then d; else e; fi',
    ['if !: a ;', 'then: b ;', 'elif: c ;', 'then: d ;', 'else: e'],
  ],
  ['while a; do b; done | c', ['while: a ;', 'do: b |', 'c']],
  ['until\na\ndo\n\nb\ndone', ['until: a ;', 'do: b']],
  ['for x in a b\ndo c; done && d', ['do: c &&', 'd']],
  ['case $x in a) b;; c|d) e;& *) f;; esac && g', ['b ;', 'e ;', 'f &&', 'g']],
  ['case $x in a) case $y in b) c;; esac;; d) e;; esac', ['c ;', 'e']],
  ['(a; b) && { c; } & d', ['a ;', 'b &&', '{: c &', 'd']],
  ['[[ a < b || c ]] && d', ['[[ a < b || c ]] &&', 'd']],
  ['if a; then :; fi; b', ['if: a ;', 'then: : ;', 'b']],
  ['echo if done', ['echo if done']],
  ['', []],
  [';; ) esac done fi', []],
])('%j', (script, expected) => {
  expect(shown(script)).toEqual(expected)
})
