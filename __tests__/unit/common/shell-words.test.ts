import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { shellWords } from '../../../src/common/shell-words.js'

describe('shellWords', () => {
  test.each([
    ['python manage.py migrate', ['python', 'manage.py', 'migrate']],
    ['  a   b  ', ['a', 'b']],
    ['echo "a b" c', ['echo', 'a b', 'c']],
    ["echo 'a b' c", ['echo', 'a b', 'c']],
    ['echo a\\ b', ['echo', 'a b']],
    ['echo ""', ['echo', '']],
    ['echo "say \\"hi\\""', ['echo', 'say "hi"']],
    ["echo 'a && b | c > d'", ['echo', 'a && b | c > d']],
    ['sh -c "a && b"', ['sh', '-c', 'a && b']],
    ['x --name="a b"c', ['x', '--name=a bc']],
    ['', []],
  ])('splits %j', (text, words) => {
    expect(shellWords(text)).toEqual({ kind: 'words', words })
  })

  test.each([
    ['echo $X', ['echo', '$X']],
    [`echo \${X}`, ['echo', `\${X}`]],
    [`echo \${X:-y}`, ['echo', `\${X:-y}`]],
    [`echo "\${X:-a b}"`, ['echo', `\${X:-a b}`]],
    ['echo "$X y"', ['echo', '$X y']],
    ["echo '$X'", ['echo', '$X']],
    ["echo '\\$X'", ['echo', '\\$X']],
    ['echo "\\$X"', ['echo', '$X']],
    ['echo \\$X', ['echo', '$X']],
    ['echo $$ $ $1 $@', ['echo', '$$', '$', '$1', '$@']],
    ['echo ${', ['echo', '${']],
    ['sh -c "echo $(date)"', ['sh', '-c', 'echo $(date)']],
    ['ls *.py ?.txt [a]', ['ls', '*.py', '?.txt', '[a]']],
    ['ls "*" a', ['ls', '*', 'a']],
    ['run a#b # c', ['run', 'a#b', '#', 'c']],
    ['run "# c"', ['run', '# c']],
    ['cd ~ ! {a,b}', ['cd', '~', '!', '{a,b}']],
  ])('keeps what only a shell would expand: %j', (text, words) => {
    expect(shellWords(text)).toEqual({ kind: 'words', words })
  })

  test.each([
    ['a && b', '&&'],
    ['a || b', '||'],
    ['a | b', '|'],
    ['a; b', ';'],
    ['a &', '&'],
    ['a > b', '>'],
    ['a >> b', '>>'],
    ['a 2>&1', '>&'],
    ['a < b', '<'],
    ['echo $(date)', '('],
    ['(a)', '('],
  ])('refuses what needs a shell: %j', (text, operator) => {
    expect(shellWords(text)).toEqual({ kind: 'operator', operator })
  })

  test.each(['echo "a', "echo 'a", "don't", 'a "b" "', 'a\\', 'a "b\\"'])('refuses %j, left open', (text) => {
    expect(shellWords(text)).toEqual({ kind: 'unclosed' })
  })

  test('gives back any words that were put in single quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (words) => {
        const text = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
        expect(shellWords(text)).toEqual({ kind: 'words', words })
      }),
    )
  })
})
