import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectGone, note } from '../engine/endings/ending.js'
import { type Kind, type Scene, scene } from '../engine/endings/scenes.js'
import { Witness } from '../harness/engine.js'
import { Strangers } from '../harness/strangers.js'
import { Job, type StepUnderWay } from './runner.js'

let strangers: Strangers

beforeAll(async () => {
  strangers = await Strangers.appear()
})

afterAll(async () => {
  await strangers[Symbol.asyncDispose]()
})

async function reached(play: Scene, job: Job, witness: Witness): Promise<StepUnderWay> {
  const main = await job.start('main')
  await main.process.until(() => play.reached(witness, job.reportFolder(play.name)))
  return main
}

describe('the runner cancels', () => {
  test.each<Kind>(['build', 'pull', 'ready', 'teardown'])('during %s', async (kind) => {
    await using witness = await Witness.begin()
    await using play = await scene(kind, strangers.name)
    await using job = await Job.in(play.folder.path, { inputs: play.inputs })
    const main = await reached(play, job, witness)
    const asked = performance.now()
    const end = await job.cancel(main)
    const took = performance.now() - asked
    await note(`runner cancels during ${kind}`, took)

    expect([end.exitCode, end.outputs.verdict]).toEqual([130, 'cancelled'])
    expect(took).toBeLessThan(7500)
    expect(end.outputs.reason).toContain('Cancelled by SIGINT')
    expect(end.summary).toContain('Cancelled by SIGINT')
    expect((await job.report(end)).verdict).toBe('cancelled')
    await expectGone(play.name, witness)
    expect(await job.post()).toMatchObject({ exitCode: 0, log: '' })
  })

  test('while an image is exported that takes longer than a runner waits', async () => {
    await using witness = await Witness.begin()
    await using play = await scene('build (export)', strangers.name)
    await play.folder.write(
      'Dockerfile',
      `FROM debian:bookworm-slim\nRUN truncate -s 1G /sparse && echo ${play.name}\n`,
    )
    await using job = await Job.in(play.folder.path, { inputs: play.inputs })
    const main = await reached(play, job, witness)
    const asked = performance.now()
    const end = await job.cancel(main)
    const took = performance.now() - asked
    const post = await job.post()
    await note('runner cancels during a long export', took)
    await note('post after a long export', post.took)

    expect([end.exitCode, end.outputs.verdict]).toEqual([130, 'cancelled'])
    expect(took).toBeLessThan(10_000)
    expect(post.exitCode).toBe(0)
    await expectGone(play.name, witness)
  })

  test('a main step that does not react, which is killed; post follows', async () => {
    await using witness = await Witness.begin()
    await using play = await scene('job', strangers.name)
    await using job = await Job.in(play.folder.path, { inputs: play.inputs })
    const main = await reached(play, job, witness)
    main.process.kill('SIGSTOP')
    const end = await job.cancel(main)
    expect(end).toMatchObject({ exitCode: null, outputs: {} })
    expect(await witness.left(play.name)).not.toEqual([])

    const post = await job.post()
    expect([post.exitCode, post.log]).toEqual([
      0,
      expect.stringMatching(/^Removed \d+ containers, .* of ending-job/),
    ])
    await expectGone(play.name, witness)
  })
})
