import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows } from '../../harness/chosen-rows.js'
import { EventRecorder } from '../../harness/event-recorder.js'
import { ForeignResources } from '../../harness/foreign-resources.js'
import { command, type RunningGate, startGate } from '../../harness/gate.js'
import { endLimitMs, expectNothingLeft } from '../../harness/nothing-left.js'
import { flags, type SlowProject, type SlowStep, slowProject } from '../../harness/slow-project.js'

let foreign: ForeignResources

beforeAll(async () => {
  foreign = await ForeignResources.create()
})

afterAll(async () => {
  await foreign[Symbol.asyncDispose]()
})

describe('signals one after another', () => {
  const rows: [SlowStep, NodeJS.Signals[]][] = [
    ['build', ['SIGINT', 'SIGTERM']],
    ['build (export)', ['SIGINT', 'SIGINT']],
    ['check', ['SIGTERM', 'SIGINT', 'SIGINT']],
    ['teardown', ['SIGINT', 'SIGINT']],
  ]
  const chosen = ['build (export)', 'check']
  test.each(chosenRows(rows, ([step]) => chosen.includes(step)))('%s: %j', async (step, signals) => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject(step, foreign.name)
    const gate = await startGate(flags(slow), { cwd: slow.folder.path })
    await gate.process.until(() => slow.reached(events, gate.reports.path))
    const asked = performance.now()
    for (const signal of signals) {
      gate.process.kill(signal)
      await gate.process.takesSignals()
      // A run whose containers are still to be created has none that could end.
      await gate.process.until('▸ teardown')
    }
    const { exitCode, report, stderr } = await gate.ended
    const took = performance.now() - asked

    // The first one says how it ended; those that follow only hear that it is under way.
    expect([exitCode, report?.verdict]).toEqual([signals[0] === 'SIGINT' ? 130 : 143, 'cancelled'])
    expect(stderr).toContain(`${signals[1]} again: still removing`)
    await expectNothingLeft(slow.name, events)
    expect(took).toBeLessThan(endLimitMs(step))
  })
})

describe('Ctrl-C in a terminal, which reaches every process of the foreground', () => {
  const cancelled = [130, expect.stringContaining('Cancelled by SIGINT')]

  /** @param moment resolves when the signal is to be sent */
  async function interrupt(
    moment: (gate: RunningGate, slow: SlowProject, events: EventRecorder) => Promise<void>,
  ) {
    await using events = await EventRecorder.start()
    await using slow = await slowProject('ready', foreign.name)
    const gate = await startGate(flags(slow), { cwd: slow.folder.path, ownGroup: true })
    await moment(gate, slow, events)
    gate.process.killGroup('SIGINT')
    const end = await gate.ended

    // What Compose was being asked ends as well: that is no fault of the project, which needs no advice.
    expect(`${end.stdout}${end.stderr}`).not.toMatch(/^ {2}→/m)
    await expectNothingLeft(slow.name, events)
    return end
  }

  // From before the gate can listen on.
  const moments = chosenRows([50, 150, 250, 350, 450, 600], (_, index) => index === 3)
  test.each(moments)('%d ms after the start', async (delay) => {
    const { exitCode, stdout } = await interrupt(() => pause(delay))
    if (exitCode === null) expect(stdout).toBe('')
    else expect([exitCode, stdout]).toEqual(cancelled)
  })

  test('when the project was read', async () => {
    const { exitCode, stdout } = await interrupt(({ process }) => process.until('Plan for'))
    expect([exitCode, stdout]).toEqual(cancelled)
  })

  test('well into the run', async () => {
    const { exitCode, stdout } = await interrupt(({ process, reports }, slow, events) =>
      process.until(() => slow.reached(events, reports.path)),
    )
    expect([exitCode, stdout]).toEqual(cancelled)
  })
})

describe('SIGKILL at any moment, then `down`', () => {
  // Not by chance anew each time: a moment that fails is found again.
  const moments = chosenRows(
    [100, 300, 500, 650, 800, 950, 1100, 1300, 1600, 2000],
    (_, index) => index % 5 === 1,
  )
  test.each(moments)('%d ms after the start', async (delay) => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject('job', foreign.name)
    const before = await foreign.state()
    const gate = await startGate(flags(slow), { cwd: slow.folder.path })
    await pause(delay)
    gate.process.kill('SIGKILL')
    await gate.ended
    const down = await command(['down', '-p', slow.name])
    expect(down).toMatchObject({ exitCode: 0 })
    await expectNothingLeft(slow.name, events)
    expect(await foreign.state()).toEqual(before)
  })

  test('in the middle of an export, of which `down` knows no log', async () => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject('build (export)', foreign.name)
    const gate = await startGate(flags(slow), { cwd: slow.folder.path })
    await gate.process.until(() => slow.reached(events, gate.reports.path))
    gate.process.kill('SIGKILL')
    await gate.ended
    expect(await command(['down', '-p', slow.name])).toMatchObject({ exitCode: 0 })
    await expectNothingLeft(slow.name, events)
  })
})
