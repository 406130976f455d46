import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows } from '../harness/chosen-rows.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { ForeignResources } from '../harness/foreign-resources.js'
import { expectNothingLeft } from '../harness/nothing-left.js'
import { type SlowProject, type SlowStep, slowProject } from '../harness/slow-project.js'
import { Job, type StepUnderWay } from './runner.js'

let foreign: ForeignResources

beforeAll(async () => {
  foreign = await ForeignResources.create()
})

afterAll(async () => {
  await foreign[Symbol.asyncDispose]()
})

async function reached(slow: SlowProject, job: Job, events: EventRecorder): Promise<StepUnderWay> {
  const main = await job.start('main')
  await main.process.until(() => slow.reached(events, job.reportFolder(slow.name)))
  return main
}

describe('the runner cancels', () => {
  const steps: readonly SlowStep[] = ['build', 'pull', 'ready', 'teardown']

  test.each(chosenRows(steps, (step) => step === 'build'))('during %s', async (step) => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject(step, foreign.name)
    await using job = await Job.in(slow.folder.path, { inputs: slow.inputs })
    const main = await reached(slow, job, events)
    const asked = performance.now()
    const end = await job.cancel(main)
    const took = performance.now() - asked

    expect([end.exitCode, end.outputs.verdict]).toEqual([130, 'cancelled'])
    expect(took).toBeLessThan(7500)
    expect(end.outputs.reason).toContain('Cancelled by SIGINT')
    expect(end.summary).toContain('Cancelled by SIGINT')
    expect((await job.report(end)).verdict).toBe('cancelled')
    await expectNothingLeft(slow.name, events)
    expect(await job.post()).toMatchObject({ exitCode: 0, log: '' })
  })

  test('while an image is exported that takes longer than a runner waits', async () => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject('build (export)', foreign.name)
    await slow.folder.write(
      'Dockerfile',
      `FROM debian:bookworm-slim\nRUN truncate -s 1G /sparse && echo ${slow.name}\n`,
    )
    await using job = await Job.in(slow.folder.path, { inputs: slow.inputs })
    const main = await reached(slow, job, events)
    const asked = performance.now()
    const end = await job.cancel(main)
    const took = performance.now() - asked
    const post = await job.post()

    expect([end.exitCode, end.outputs.verdict]).toEqual([130, 'cancelled'])
    expect(took).toBeLessThan(10_000)
    expect(post.exitCode).toBe(0)
    await expectNothingLeft(slow.name, events)
  })

  test('a main step that does not react, which is killed; post follows', async () => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject('job', foreign.name)
    await using job = await Job.in(slow.folder.path, { inputs: slow.inputs })
    const main = await reached(slow, job, events)
    main.process.kill('SIGSTOP')
    const end = await job.cancel(main)
    expect(end).toMatchObject({ exitCode: null, outputs: {} })
    expect(await events.leftovers(slow.name)).not.toEqual([])

    const post = await job.post()
    expect([post.exitCode, post.log]).toEqual([
      0,
      expect.stringMatching(/^Removed \d+ containers, .* of slow-job/m),
    ])
    await expectNothingLeft(slow.name, events)
  })
})
