import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

/** Mounts that are read-only: the engine beside the job does not have the job's files. */
const READ_ONLY = { volumes: ['./server.pl:/code/server.pl:ro', './folder:/mounted:ro'] }

describe('an engine beside the job (dind), over TCP', () => {
  test('gets the files of the job, and is asked at its own address', async () => {
    await using folder = await workspace(READ_ONLY)
    await using job = await JobContainer.start({ workspace: folder.path, env: dind.env })
    const { report, exitCode } = await job.run(['--smoke', 'GET /x 200'])
    expect([report.verdict, report.reason, exitCode]).toEqual(['passed', expect.any(String), 0])
    expect(report.urls['app:8080']).toMatch(`http://${dind.address}:`)
    expect(await dind.left(report.project)).toEqual([])
    expect(await dind.onMachine('sh', '-c', 'ls -d /__w 2>&1 || true')).toContain('No such file')
  })

  test('makes no folder of a mount that it does not have, and refuses one that may be written to', async () => {
    await using folder = await workspace()
    await mkdir(join(folder.path, 'logs'))
    await using job = await JobContainer.start({ workspace: folder.path, env: dind.env })
    const { report, exitCode, stderr } = await job.run()
    expect([report.verdict, exitCode]).toEqual(['error', 3])
    expect(stderr).toMatch(/compose\.yaml:\d+:\d+: app mounts .*server\.pl, which may be written to/)
    expect(await dind.left(report.project)).toEqual([])
  })
})

describe('an engine that shares its network with the job, but no files (a pod of Kubernetes)', () => {
  test('gets the files of the job, and is asked at 127.0.0.1', async () => {
    await using folder = await workspace(READ_ONLY)
    const flags = ['--network', `container:${dind.container}`]
    const env = { DOCKER_HOST: 'tcp://localhost:2375' }
    await using job = await JobContainer.start({ workspace: folder.path, flags, env })
    const { report, exitCode } = await job.run(['--smoke', 'GET /x 200'])
    expect([report.verdict, report.reason, exitCode]).toEqual(['passed', expect.any(String), 0])
    expect(report.urls['app:8080']).toMatch('http://127.0.0.1:')
    expect(await dind.left(report.project)).toEqual([])
  })
})
