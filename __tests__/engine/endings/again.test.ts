import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Witness } from '../../harness/engine.js'
import { command, startGate } from '../../harness/gate.js'
import { Strangers } from '../../harness/strangers.js'
import { expectGone, limitOf, note } from './ending.js'
import { flags, type Kind, scene } from './scenes.js'

let strangers: Strangers

beforeAll(async () => {
  strangers = await Strangers.appear()
})

afterAll(async () => {
  await strangers[Symbol.asyncDispose]()
})

describe('signals one after another', () => {
  const rows: [Kind, NodeJS.Signals[]][] = [
    ['build', ['SIGINT', 'SIGTERM']],
    ['build (export)', ['SIGINT', 'SIGINT']],
    ['check', ['SIGTERM', 'SIGINT', 'SIGINT']],
    ['teardown', ['SIGINT', 'SIGINT']],
  ]
  test.each(rows)('%s: %j', async (kind, signals) => {
    await using witness = await Witness.begin()
    await using play = await scene(kind, strangers.name)
    const gate = await startGate(flags(play), { cwd: play.folder.path })
    await gate.process.until(() => play.reached(witness, gate.reports.path))
    const asked = performance.now()
    for (const signal of signals) {
      gate.process.kill(signal)
      await pause(300)
    }
    const { exitCode, report, stderr } = await gate.ended
    const took = performance.now() - asked
    await note(`${signals.join(' ')} during ${kind}`, took)

    // The first one says how it ended; those that follow only hear that it is under way.
    expect([exitCode, report?.verdict]).toEqual([signals[0] === 'SIGINT' ? 130 : 143, 'cancelled'])
    expect(stderr).toContain(`${signals[1]} again: still removing`)
    await expectGone(play.name, witness)
    expect(took).toBeLessThan(limitOf(kind))
  })
})

describe('Ctrl-C in a terminal, which reaches every process of the foreground', () => {
  // From before the gate can listen to well into the run.
  test.each([50, 150, 250, 350, 450, 600, 900])('%d ms after the start', async (delay) => {
    await using witness = await Witness.begin()
    await using play = await scene('ready', strangers.name)
    const gate = await startGate(flags(play), { cwd: play.folder.path, ownGroup: true })
    await pause(delay)
    gate.process.killGroup('SIGINT')
    const { exitCode, stdout, stderr } = await gate.ended

    if (exitCode === null) expect(stdout).toBe('')
    else expect([exitCode, stdout]).toEqual([130, expect.stringContaining('Cancelled by SIGINT')])
    // What Compose was being asked ends as well: that is no fault of the project, which needs no advice.
    expect(`${stdout}${stderr}`).not.toMatch(/^ {2}→/m)
    await expectGone(play.name, witness)
  })
})

describe('SIGKILL at any moment, then `down`', () => {
  // Not by chance anew each time: a moment that fails is found again.
  test.each([100, 300, 500, 650, 800, 950, 1100, 1300, 1600, 2000])(
    '%d ms after the start',
    async (delay) => {
      await using witness = await Witness.begin()
      await using play = await scene('job', strangers.name)
      const before = await strangers.state()
      const gate = await startGate(flags(play), { cwd: play.folder.path })
      await pause(delay)
      gate.process.kill('SIGKILL')
      await gate.ended
      const down = await command(['down', '-p', play.name])
      expect(down).toMatchObject({ exitCode: 0 })
      await expectGone(play.name, witness)
      expect(await strangers.state()).toEqual(before)
    },
  )

  test('in the middle of an export, of which `down` knows no log', async () => {
    await using witness = await Witness.begin()
    await using play = await scene('build (export)', strangers.name)
    const gate = await startGate(flags(play), { cwd: play.folder.path })
    await gate.process.until(() => play.reached(witness, gate.reports.path))
    gate.process.kill('SIGKILL')
    await gate.ended
    expect(await command(['down', '-p', play.name])).toMatchObject({ exitCode: 0 })
    await expectGone(play.name, witness)
  })
})
