import { describe, expect, test } from '@jest/globals'
import { continues, optionName, withoutVersion } from '../../../../src/roles/known/known-command.js'

const known = (rest: string, entry: { subcommand?: string; argument?: readonly string[] }) =>
  continues(rest === '' ? [] : rest.split(' '), { program: 'x', example: 'x', ...entry })

describe('words behind the program of a known command', () => {
  test.each<[string, { subcommand?: string; argument?: readonly string[] }]>([
    ['', {}],
    ['anything at all', {}],
    ['db upgrade', { subcommand: 'db upgrade' }],
    ['-c file db upgrade --all', { subcommand: 'db upgrade' }],
    ['--quiet db upgrade', { subcommand: 'db upgrade' }],
    ['db:seed:all', { subcommand: 'db:*' }],
    ['365d', { subcommand: '*d' }],
    ['a b c', { argument: ['c', 'd'] }],
    ['-nf x', { argument: ['-*f'] }],
  ])('`%s` fits %j', (rest, entry) => {
    expect(known(rest, entry)).toBe(true)
  })

  test.each<[string, { subcommand?: string; argument?: readonly string[] }]>([
    ['', { subcommand: 'up' }],
    ['check up', { subcommand: 'up' }],
    ['-c file other up', { subcommand: 'up' }],
    ['db', { subcommand: 'db upgrade' }],
    ['db -x upgrade', { subcommand: 'db upgrade' }],
    ['database:seed', { subcommand: 'db:*' }],
    ['a b', { argument: ['c'] }],
    ['-f', { argument: ['--*f'] }],
  ])('`%s` does not fit %j', (rest, entry) => {
    expect(known(rest, entry)).toBe(false)
  })
})

test.each([
  ['-bind', 'bind'],
  ['--bind=0.0.0.0', 'bind'],
  ['--', ''],
  ['bind', undefined],
])('the name of the option %s', (word, name) => {
  expect(optionName(word)).toBe(name)
})

test.each([
  ['python3.12', 'python'],
  ['php8.2', 'php'],
  ['k6', 'k'],
  ['python', 'python'],
])('%s without its version', (word, name) => {
  expect(withoutVersion(word)).toBe(name)
})
