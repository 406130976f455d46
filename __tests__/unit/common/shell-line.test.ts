import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { shellLine, typedCommand } from '../../../src/common/shell-line.js'

test.each([
  [['compose-gate', 'run', '-f', 'compose.yaml'], 'compose-gate run -f compose.yaml'],
  [['--smoke', 'GET /products 200 contains=lamp'], "--smoke 'GET /products 200 contains=lamp'"],
  [["it's", ''], "'it'\\''s' ''"],
  [['$HOME', '`x`', '"', '*', '!', '#'], "'$HOME' '`x`' '\"' '*' '!' '#'"],
])('%j', (args, line) => {
  expect(shellLine(args)).toBe(line)
  expect(execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' })).toBe(
    `${args.join('\n')}\n`,
  )
})

test('nothing breaks the line', () => {
  expect(shellLine(['a\n\u001b[31mb\r\nc'])).toBe("'a b c'")
})

test.each([
  [['/bin/sh', '-c', 'a &&\n  b "$X"'], 'a && b "$X"'],
  [['bash', '-lc', 'a; b', 'sh', '80'], 'a; b'],
  [['bash', '-c', 'a\n\n  if b; then\n c \\\n  d\nfi\n'], 'a; if b; then c d; fi'],
  [['sh', '-c', 'a\n# b\npsql -c "\n  select 1"'], 'a psql -c " select 1"'],
  [['sh', '-c', ' \n'], ''],
  [['gosu', 'app', 'sh', '-c', 'a && b'], "gosu app sh -c 'a && b'"],
  [['sh', '-c'], 'sh -c'],
])('%j is typed as %s', (args, line) => expect(typedCommand(args)).toBe(line))
