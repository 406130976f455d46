import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { endingsAt } from '../harness/endings.js'
import { jobWith } from '../harness/gate-place.js'
import { JobContainer } from '../harness/job-container.js'
import { workspace } from '../harness/job-workspace.js'
import { SecondEngine } from '../harness/second-engine.js'
import { buildSmallApp, smallApp } from '../harness/small-app.js'

let dind: SecondEngine

beforeAll(async () => {
  await buildSmallApp()
  dind = await SecondEngine.start()
  await dind.give(smallApp)
})

afterAll(async () => await dind?.[Symbol.asyncDispose]())

endingsAt('an engine beside the job (dind), over TCP', /^http:\/\/\d+(\.\d+){3}:\d+$/, async () =>
  jobWith({ env: dind.env }, dind.api),
)

test('an engine beside the job: it makes no folder of a mount that it does not have, and one that may be written to is refused', async () => {
  await using folder = await workspace()
  await mkdir(join(folder.path, 'logs'))
  await using job = await JobContainer.start({ workspace: folder.path, env: dind.env })
  const { report, exitCode, stderr } = await job.run()
  expect([report.verdict, exitCode]).toEqual(['error', 3])
  expect(stderr).toMatch(/compose\.yaml:\d+:\d+: app mounts .*server\.pl, which may be written to/)
  expect(await dind.left(report.project)).toEqual([])
  expect(await dind.onMachine('sh', '-c', 'ls -d /__w 2>&1 || true')).toContain('No such file')
})

endingsAt(
  'an engine that shares its network with the job, but no files (a pod of Kubernetes)',
  /^http:\/\/127\.0\.0\.1:\d+$/,
  async () => {
    const flags = ['--network', `container:${dind.container}`]
    return jobWith({ flags, env: { DOCKER_HOST: 'tcp://localhost:2375' } }, dind.api)
  },
)
