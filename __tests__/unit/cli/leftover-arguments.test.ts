import { describe, expect, test } from '@jest/globals'
import { Command } from 'commander'
import { reportLeftover } from '../../../src/cli/leftover-arguments.js'
import type { Problem } from '../../../src/common/problem.js'

/** What is told of words that no flag of this command took. */
function told(name: string, words: readonly string[], literal = false): readonly string[] {
  const problems: Problem[] = []
  const command = new Command(name).option('-f, --file <path>').option('--app <services>').option('--strict')
  command.args = [...words]
  reportLeftover(command, literal, (problem) => problems.push(problem))
  return problems.map(({ message, instead }) => `${message} → ${instead}`)
}

describe('a word that no flag took', () => {
  test.each([
    [
      'run',
      ['app'],
      ['`app` belongs to no flag → name services with a flag such as `--app`, see `compose-gate run --help`'],
    ],
    ['down', ['todo'], ['`todo` belongs to no flag → write `compose-gate down -p todo`']],
    ['run', ['--strict=yes'], ['--strict takes no value → write `--strict` alone']],
    ['run', [], []],
  ])('of %s %j is told', (name, words, problems) => {
    expect(told(name, words)).toEqual(problems)
  })

  test('is told with the flag that was meant, and its value is not told again', () => {
    expect(told('run', ['--fiel', 'a.yaml'])).toEqual([
      expect.stringMatching(/^.*flag --fiel.* → .*`--file`/),
    ])
  })

  test('is told once where its flag is repeated', () => {
    expect(told('run', ['--http', 'GET /a', '--http', 'GET /b'])).toEqual([
      expect.stringContaining('flag --http is unknown'),
    ])
  })

  test('after `--` is most likely a command that the shell took apart', () => {
    expect(told('run', ['python', 'manage.py'], true)).toEqual([
      "`python manage.py` after `--` belongs to no flag → put a service and its command in quotes: `--migrate 'SERVICE -- python manage.py'`",
    ])
    expect(told('run', [], true)).toEqual([])
  })
})
