import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { cli } from '../../../src/cli/cli.js'
import { Folder } from '../../harness/folder.js'
import { forgetProcessListeners } from '../launch/process-listeners.js'

const { argv } = process
let exits: unknown[]
let printed: { stdout: string; stderr: string }

beforeEach(() => {
  exits = []
  printed = { stdout: '', stderr: '' }
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(code)
    return undefined as never
  })
  for (const name of ['stdout', 'stderr'] as const) {
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text)
      return true
    })
  }
})
afterEach(() => {
  process.argv = argv
  jest.restoreAllMocks()
  forgetProcessListeners()
})

async function called(...words: readonly string[]) {
  process.argv = ['node', 'compose-gate', ...words]
  await cli()
  return { exitCode: exits[0], ...printed }
}

describe('the command line', () => {
  test('prints what was asked for, and exits with 0', async () => {
    expect(await called('--version')).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    })
  })

  test('helps who asked for nothing, but exits with 2', async () => {
    const { exitCode, stdout, stderr } = await called()
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: compose-gate')
  })

  test.each([
    ['a command that does not exist', ['rnu'], 'rnu'],
    ['a project that is not named', ['down'], 'down needs the name of a project'],
    ['a word too much', ['down', '-p', 'p', 'more'], '`more` belongs to no flag'],
  ])('says what is wrong with %s, and exits with 2', async (_, words, message) => {
    const { exitCode, stderr } = await called(...words)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })

  test('plans and runs where it is told to', async () => {
    await using folder = await Folder.with({}, 'cli')
    for (const command of ['plan', 'run']) {
      exits = []
      const reports = ['--report-dir', join(folder.path, 'reports')]
      const { exitCode, stderr } = await called(command, '-C', join(folder.path, 'none'), ...reports)
      expect([command, exitCode]).toEqual([command, 2])
      expect(stderr).toContain(`there is no folder ${join(folder.path, 'none')}`)
    }
  })
})
