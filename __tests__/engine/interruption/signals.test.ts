import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows } from '../../harness/chosen-rows.js'
import { inventory } from '../../harness/engine.js'
import { EventRecorder } from '../../harness/event-recorder.js'
import { ForeignResources } from '../../harness/foreign-resources.js'
import { startGate } from '../../harness/gate.js'
import { endLimitMs, expectNothingLeft } from '../../harness/nothing-left.js'
import { flags, isBrief, SLOW_STEPS, type SlowStep, slowProject } from '../../harness/slow-project.js'

let foreign: ForeignResources
const projects: string[] = []

beforeAll(async () => {
  foreign = await ForeignResources.create()
})

afterAll(async () => {
  await foreign[Symbol.asyncDispose]()
  // What was asked of the engine and came late would show by now.
  expect((await Promise.all(projects.map(inventory))).flat()).toEqual([])
})

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const
/** What has to be ended in a way of its own; other steps are ended when the runner cancels, or are killed. */
const chosen: Readonly<Record<keyof typeof exitCodes, readonly SlowStep[]>> = {
  SIGINT: ['build (export)', 'create (fill)', 'ready'],
  SIGTERM: ['pull', 'job'],
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  const steps = chosenRows(SLOW_STEPS, (step) => chosen[signal].includes(step))
  test.each(steps)('during %s', async (step) => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject(step, foreign.name)
    const before = await foreign.state()
    const gate = await startGate(flags(slow), { cwd: slow.folder.path })
    await gate.process.until(() => slow.reached(events, gate.reports.path))

    const written = await slow.dbLog(events)
    const asked = performance.now()
    gate.process.kill(signal)
    const { exitCode, report, files, stdout } = await gate.ended
    const took = performance.now() - asked
    projects.push(slow.name)

    expect({ exitCode, verdict: report?.verdict, leftovers: report?.leftovers }).toEqual({
      exitCode: exitCodes[signal],
      verdict: 'cancelled',
      leftovers: [],
    })
    await expectNothingLeft(slow.name, events)
    expect(await foreign.state()).toEqual(before)
    expect(took).toBeLessThan(endLimitMs(step))
    // A teardown is no step that could be cancelled.
    const during = isBrief(step) || step === 'teardown' ? '' : ` during .*\\b${step.split(' ')[0]}\\b`
    expect(report?.reason).toMatch(new RegExp(`^Cancelled by ${signal}${during}`))
    expect(stdout).toContain(report?.reason)
    expect(files.get('logs/db.log') ?? '').toContain(written)
    expect([...files.keys()]).toEqual(expect.arrayContaining(['report.html', 'junit.xml', 'summary.md']))
  })
})
