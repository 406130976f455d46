import { expect, test } from '@jest/globals'
import { handedScript } from '../../../../src/compose/shell/handed-script.js'

/** The words of the script, and those in front of it. */
function shown(words: readonly string[]) {
  const script = handedScript(words)
  return (
    script && [
      script.tokens.map((token) => (token.kind === 'word' ? token.word : token.operator)).join(' '),
      script.before.join(' '),
    ]
  )
}

test.each([
  [['sh', '-c', 'a && b'], 'a && b', 'sh -c'],
  [['/bin/bash', '-eo', 'pipefail', '-c', 'a'], 'a', '/bin/bash -eo pipefail -c'],
  [['bash', '+x', '--rcfile', 'f', '-lc', 'a'], 'a', 'bash +x --rcfile f -lc'],
  [['su', '-', 'app', '-c', 'a b'], 'a b', 'su - app -c'],
  [['runuser', '--command', 'a', 'app'], 'a app', 'runuser --command'],
  [['eval', 'a', 'b'], 'a b', 'eval'],
  // With arguments.
  [['sh', '-c', 'a "$@" b', 'sh', 'x', 'y z'], 'a x y z b', 'sh -c'],
  [['sh', '-c', `$0 \${1} x$2`, 'a', 'b', 'c'], 'a b xc', 'sh -c'],
  [['sh', '-c', 'a $9', 'sh'], 'a ', 'sh -c'],
  [['sh', '-c', 'a b', 'ignored'], 'a b', 'sh -c'],
  // Without its quotes.
  [['sh', '-c', 'a', '&&', 'b'], 'a && b', 'sh -c'],
])('%j is handed %j', (words, script, before) => {
  expect(shown(words)).toEqual([script, before])
})

test.each([
  [['sh']],
  [['sh', '-c']],
  [['sh', 'a.sh', '-c', 'x']],
  [['su', 'app']],
  [['python', '-c', 'x']],
  [[]],
])('%j is handed none', (words) => {
  expect(shown(words)).toBeUndefined()
})
