import { expect, test } from '@jest/globals'
import { Witness } from '../../harness/engine.js'
import { startGate } from '../../harness/gate.js'
import { Strangers } from '../../harness/strangers.js'
import { expectGone } from './ending.js'
import { flags, scene } from './scenes.js'

/** Loaded before the gate: at a signal of ours, something fails for which nobody waits. */
const preload = `process.on('SIGUSR2', () => void Promise.reject(new Error('nobody waits for this')))\n`

test('an error that nobody caught ends the run, not the process: everything is removed', async () => {
  await using witness = await Witness.begin()
  await using strangers = await Strangers.appear()
  await using play = await scene('check', strangers.name)
  const file = await play.folder.write('preload.cjs', preload)
  const env = { NODE_OPTIONS: `--require=${file}` }
  const gate = await startGate(flags(play), { cwd: play.folder.path, env })
  await gate.process.until(() => play.reached(witness, gate.reports.path))
  gate.process.kill('SIGUSR2')
  const { exitCode, report, stdout, stderr } = await gate.ended

  expect({ exitCode, verdict: report?.verdict, reason: report?.reason }).toEqual({
    exitCode: 3,
    verdict: 'error',
    reason: 'nobody waits for this.',
  })
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
  await expectGone(play.name, witness)
})
