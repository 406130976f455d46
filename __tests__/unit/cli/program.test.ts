import { describe, expect, jest, test } from '@jest/globals'
import { parseCommandLine } from '../../../src/cli/parse-arguments.js'
import { longFlag, rows } from '../../../src/settings/table.js'

function words(...argv: string[]) {
  const line = parseCommandLine(argv, '1.2.3', ({ message }) => expect(message).toBe('no problem'))
  return line?.command === 'print' ? line : { text: '', exitCode: undefined }
}

test('--version', () => {
  expect(words('--version')).toEqual({ command: 'print', text: '1.2.3\n', exitCode: 0 })
  expect(words('-V').text).toBe('1.2.3\n')
})

test('no command: help, but a gate that was asked nothing has not passed', () => {
  expect(words()).toEqual({ command: 'print', text: words('--help').text, exitCode: 2 })
})

test.each([
  [['--help'], ['-h']],
  [['--help'], ['help']],
  [
    ['run', '--help'],
    ['help', 'run'],
  ],
  [
    ['run', '--help'],
    ['run', '--tiemout', '5m', '-h'],
  ],
])('%j is %j', (one, other) => {
  expect(words(...one).text).not.toBe('')
  expect(words(...other)).toEqual(words(...one))
})

describe.each([['program'], ['run'], ['plan'], ['doctor'], ['down']])('the help of %s', (name) => {
  const { text, exitCode } = words(...(name === 'program' ? [] : [name]), '--help')

  test('was asked for', () => {
    expect(exitCode).toBe(0)
    expect(text).toMatch(name === 'program' ? /^Usage: compose-gate </ : `Usage: compose-gate ${name} `)
  })

  test('fits 80 columns, without trailing blanks or colours', () => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect(text).not.toMatch(/[ \t]\n/)
    expect(text).not.toContain('\u001b')
  })

  test('ends with examples that are right', () => {
    const examples = text.match(/^ {2}compose-gate .+$/gm) ?? []
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) {
      const [command = ''] = example.trim().split(/ (?:&&|;|\|) /)
      const argv = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      const problems: string[] = []
      const line = parseCommandLine(argv.slice(1), '1.2.3', ({ message }) => problems.push(message))
      expect(problems).toEqual([])
      expect(['run', 'plan', 'init', 'doctor', 'down']).toContain(line?.command)
    }
  })
})

test.each(['run', 'plan'])('the help of %s tells each flag, its meaning and its default', (command) => {
  const help = words(command, '--help').text
  const flat = help.replace(/\s+/g, ' ')
  for (const row of rows) {
    if (row.flag === undefined) continue
    const absent = (row.default ?? row.otherwise ?? '').replaceAll('`', '')
    const tail = row.flagMeans === undefined ? ` [${absent}]` : ''
    expect(flat).toContain(`${row.flag} ${row.help}${tail}`)
  }
  expect(help.match(/^ {2}.*--[a-z-]+/gm)?.length).toBeGreaterThan(rows.flatMap(longFlag).length - 1)
})

test('nothing is written and nothing ends the process', () => {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  const error = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit')
  })
  try {
    for (const argv of [['--help'], [], ['--version'], ['rnu'], ['run', '--x'], ['run', '--timeout']]) {
      parseCommandLine(argv, '1.2.3', () => {})
    }
    expect([out, error, exit].map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0])
  } finally {
    jest.restoreAllMocks()
  }
})
