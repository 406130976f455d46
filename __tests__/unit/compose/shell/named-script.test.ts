import { describe, expect, test } from '@jest/globals'
import { commandsIn } from '../../../../src/compose/command-line.js'
import { isShellScript, namedScript } from '../../../../src/compose/shell/named-script.js'

describe('the script that a command ends with', () => {
  test.each([
    [['sh', '/scripts/init.sh'], '/scripts/init.sh', []],
    [['bash', '-e', '-o', 'pipefail', 'init', 'a', 'b'], 'init', ['a', 'b']],
    [['/seed', '--all'], '/seed', ['--all']],
    [['tini', '--', './seed.sh'], './seed.sh', []],
    [['sh', '-c', 'sleep 2 && /scripts/load.sh x; echo done'], '/scripts/load.sh', ['x']],
    [['init.sh'], 'init.sh', []],
  ])('%j', (words, path, args) => {
    expect(namedScript(commandsIn(words))).toMatchObject({ path, args })
  })

  test.each([
    [['psql', '-f', '/x.sql']],
    [['sh', '-c', 'cp a b']],
    [['sh']],
    [['sh', '-c', '/seed.sh | tee log']],
    [['sh', '-c', '/serve.sh & wait']],
    [[]],
  ])('%j ends with none', (words) => {
    expect(namedScript(commandsIn(words))).toBeUndefined()
  })
})

test.each([
  ['#!/bin/sh\ncp a b', '/seed', false, true],
  ['#!/usr/bin/env bash\ncp a b', '/seed', false, true],
  ['#!/usr/bin/env python3\nprint(1)', '/seed.sh', false, false],
  ['cp a b', '/seed.sh', false, true],
  ['cp a b', '/seed', true, true],
  ['print(1)', '/seed', false, false],
])('%j is a script of a shell', (text, path, isHandedToShell, expected) => {
  expect(isShellScript(text, { path, args: [], isHandedToShell })).toBe(expected)
})
