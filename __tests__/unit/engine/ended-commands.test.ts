import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { askCommand, runCommand } from '../../../src/engine/command.js'
import { commandText, type EndedCommand, hearCommands } from '../../../src/engine/ended-commands.js'

const options = { cwd: '/', env: process.env, clock: systemClock }

test('whoever listens hears of every command that ends, until no longer', async () => {
  const heard: EndedCommand[] = []
  const stop = hearCommands((command) => heard.push(command))
  try {
    await runCommand('sh', ['-c', 'sleep 0.05; exit 7'], options, new AbortController().signal)
    await askCommand('sh', ['-c', 'exit 3'], options)
    const late = runCommand('sleep', ['7301'], options, AbortSignal.timeout(50))
    await expect(late).rejects.toThrow()
  } finally {
    stop()
  }
  await askCommand('true', [], options)
  expect(heard.map(({ tool, args, exitCode }) => [tool, args.at(-1), exitCode])).toEqual([
    ['sh', 'sleep 0.05; exit 7', 7],
    ['sh', 'exit 3', 3],
    // A signal has ended it.
    ['sleep', '7301', 128],
  ])
  expect(heard[0]?.durationMs).toBeGreaterThanOrEqual(50)
})

test('a command is written as a shell reads it', () => {
  const args = ['compose', '--file', '-', 'it’s', "a'b", '']
  expect(commandText({ tool: 'docker', args, durationMs: 1234.5, exitCode: 0 })).toBe(
    "docker compose --file - 'it’s' 'a'\\''b' '': exit code 0 after 1.2s",
  )
  expect(commandText({ tool: 'git', args: [], durationMs: 5, exitCode: undefined })).toBe(
    'git: no exit code after 5ms',
  )
})
