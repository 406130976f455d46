import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows } from '../harness/chosen-rows.js'
import { inventory } from '../harness/engine.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { ForeignResources } from '../harness/foreign-resources.js'
import { expectNothingLeft } from '../harness/nothing-left.js'
import { isBrief, SLOW_STEPS, type SlowStep, slowProject } from '../harness/slow-project.js'
import { Job } from './runner.js'

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

/** Where the engine goes on by itself, and where what runs is being removed. */
const chosen: readonly SlowStep[] = ['create (fill)', 'teardown']

describe('main is killed, and post follows', () => {
  test.each(chosenRows(SLOW_STEPS, (step) => chosen.includes(step)))('during %s', async (step) => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject(step, foreign.name)
    const before = await foreign.state()
    await using job = await Job.in(slow.folder.path, { inputs: slow.inputs })
    const main = await job.start('main')
    const reports = job.reportFolder(slow.name)
    await main.process.until(() => slow.reached(events, reports))

    const written = await slow.dbLog(events)
    main.process.kill('SIGKILL')
    const { exitCode, outputs } = await main.ended
    expect([exitCode, outputs]).toEqual([null, { 'project-name': slow.name, 'report-dir': reports }])
    projects.push(slow.name)
    const post = await job.post()

    expect([post.exitCode, post.log]).toEqual([0, expect.stringContaining(`of ${slow.name}`)])
    const at = isBrief(step) ? '(?:create|start|ready|check) ' : step.replace(/ .*/, '')
    expect(post.summary).toMatch(new RegExp(`while it was at: .*${at}.*\\.\\*\\*`))
    expect(post.log).toContain('was ended before its verdict')
    expect(post.summary).toContain('Removed ')
    // A grace is for stacks that stayed up on purpose.
    if (step === 'teardown') expect(post.took).toBeLessThan(15_000)
    await expectNothingLeft(slow.name, events)
    expect(await foreign.state()).toEqual(before)
    const log = (await job.files()).get(`compose-gate/${slow.name}/logs/db.log`)
    expect(log ?? '').toContain(written)
  })
})
