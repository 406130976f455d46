import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectGone, note } from '../engine/endings/ending.js'
import { kinds, scene } from '../engine/endings/scenes.js'
import { inventory, Witness } from '../harness/engine.js'
import { Strangers } from '../harness/strangers.js'
import { Job } from './runner.js'

let strangers: Strangers
const projects: string[] = []

beforeAll(async () => {
  strangers = await Strangers.appear()
})

afterAll(async () => {
  await strangers[Symbol.asyncDispose]()
  // What was asked of the engine and came late would show by now.
  expect((await Promise.all(projects.map(inventory))).flat()).toEqual([])
})

describe('main is killed, and post follows', () => {
  test.each(kinds)('during %s', async (kind) => {
    await using witness = await Witness.begin()
    await using play = await scene(kind, strangers.name)
    const before = await strangers.state()
    await using job = await Job.in(play.folder.path, { inputs: play.inputs })
    const main = await job.start('main')
    const reports = job.reportFolder(play.name)
    await main.process.until(() => play.reached(witness, reports))

    main.process.kill('SIGKILL')
    expect(await main.ended).toMatchObject({ exitCode: null, outputs: {} })
    projects.push(play.name)
    const post = await job.post()
    await note(`post after SIGKILL during ${kind}`, post.took)

    expect([post.exitCode, post.log]).toEqual([0, expect.stringContaining(`of ${play.name}`)])
    // A grace is for stacks that stayed up on purpose.
    if (kind === 'teardown') expect(post.took).toBeLessThan(15_000)
    await expectGone(play.name, witness)
    expect(await strangers.state()).toEqual(before)
    const log = (await job.files()).get(`compose-gate/${play.name}/logs/db.log`)
    expect(log).toContain('db is up')
  })
})
