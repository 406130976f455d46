import { expect, test } from '@jest/globals'
import { EventRecorder } from '../../harness/event-recorder.js'
import { ForeignResources } from '../../harness/foreign-resources.js'
import { startGate } from '../../harness/gate.js'
import { expectNothingLeft } from '../../harness/nothing-left.js'
import { flags, slowProject } from '../../harness/slow-project.js'

/** Loaded before the gate: when the test sends a signal, a promise fails that nothing awaits. */
const preload = `process.on('SIGUSR2', () => void Promise.reject(new Error('nothing awaits this')))\n`

test('an uncaught error ends the run, not the process: everything is removed', async () => {
  await using events = await EventRecorder.start()
  await using foreign = await ForeignResources.create()
  await using slow = await slowProject('check', foreign.name)
  const file = await slow.folder.write('preload.cjs', preload)
  const env = { NODE_OPTIONS: `--require=${file}` }
  const gate = await startGate(flags(slow), { cwd: slow.folder.path, env })
  await gate.process.until(() => slow.reached(events, gate.reports.path))
  gate.process.kill('SIGUSR2')
  const { exitCode, report, stdout, stderr } = await gate.ended

  expect({ exitCode, verdict: report?.verdict, reason: report?.reason }).toEqual({
    exitCode: 3,
    verdict: 'error',
    reason: 'nothing awaits this.',
  })
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
  await expectNothingLeft(slow.name, events)
})
