import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { killMarkedProcesses } from '../../../src/engine/marked-processes.js'

test('processes with the value of a variable are killed, and no others', async () => {
  const value = `marked-${process.pid}`
  const sleeping = (variable: string, mark: string) =>
    spawn('sleep', ['60'], { env: { PATH: process.env.PATH, [variable]: mark }, stdio: 'ignore' })
  const marked = sleeping('MARK', value)
  const others = [sleeping('MARK', `${value}-other`), sleeping('REMARK', value)]
  try {
    await Promise.all([marked, ...others].map((child) => once(child, 'spawn')))
    const ended = once(marked, 'exit')
    await killMarkedProcesses('MARK', value)
    expect(await ended).toEqual([null, 'SIGKILL'])
    for (const other of others) expect(other.exitCode ?? other.signalCode).toBeNull()
  } finally {
    for (const child of [marked, ...others]) child.kill('SIGKILL')
  }
})
