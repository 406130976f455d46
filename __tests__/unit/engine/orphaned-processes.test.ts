import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { RUN_MARK } from '../../../src/engine/command.js'
import { killOrphanedProcesses } from '../../../src/engine/orphaned-processes.js'

test('commands of a run are killed by their mark, and no others', async () => {
  const name = `orphans-${process.pid}`
  const sleeping = (mark: string) =>
    spawn('sleep', ['60'], { env: { PATH: process.env.PATH, [RUN_MARK]: mark }, stdio: 'ignore' })
  const [orphan, other] = [sleeping(name), sleeping(`${name}-other`)]
  try {
    await Promise.all([once(orphan, 'spawn'), once(other, 'spawn')])
    const ended = once(orphan, 'exit')
    await killOrphanedProcesses(name)
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(other.exitCode ?? other.signalCode).toBeNull()
  } finally {
    orphan.kill('SIGKILL')
    other.kill('SIGKILL')
  }
})
