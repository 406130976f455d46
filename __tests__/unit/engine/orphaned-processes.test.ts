import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { RUN_ID_MARK, RUN_MARK } from '../../../src/engine/command.js'
import { killOrphanedProcesses } from '../../../src/engine/orphaned-processes.js'

test.each(['project', 'run'] as const)(
  'commands of a %s are killed by its mark, and no others',
  async (kind) => {
    const name = `orphans-${process.pid}`
    const variable = kind === 'project' ? RUN_MARK : RUN_ID_MARK
    const sleeping = (mark: string) =>
      spawn('sleep', ['60'], { env: { PATH: process.env.PATH, [variable]: mark }, stdio: 'ignore' })
    const [orphan, other] = [sleeping(name), sleeping(`${name}-other`)]
    try {
      await Promise.all([once(orphan, 'spawn'), once(other, 'spawn')])
      const ended = once(orphan, 'exit')
      await killOrphanedProcesses(kind === 'project' ? { project: name } : { run: name })
      expect(await ended).toEqual([null, 'SIGKILL'])
      expect(other.exitCode ?? other.signalCode).toBeNull()
    } finally {
      orphan.kill('SIGKILL')
      other.kill('SIGKILL')
    }
  },
)
