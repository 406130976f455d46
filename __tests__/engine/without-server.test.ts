import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { expectPassed, observedRun } from '../harness/observed-run.js'
import { app, type ComposeText, project, type ServiceText, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

const volumes = ['out:/out']
const extract = shell('echo 12 rows > /out/rows', { volumes })
const completed = { extract: { condition: 'service_completed_successfully' } }
const load = (end: string, more: ServiceText = {}) =>
  shell(`cat /out/rows${end}`, { volumes, depends_on: completed, ...more })
const jobs = (services: Readonly<Record<string, ServiceText>>): ComposeText => ({
  services: { extract, ...services },
  volumes: { out: {} },
})
/** Nothing says whether it stays or ends. */
const unknown = (program: string): ServiceText => ({
  image: 'debian:bookworm-slim',
  command: ['perl', '-e', program],
})

async function reportOf(compose: ComposeText) {
  await using files = await project(compose)
  const run = await observedRun([], { cwd: files.path })
  expectPassed(run)
  return run.report
}

describe('a project without a server', () => {
  test('is judged by its jobs', async () => {
    expect(await reportOf(jobs({ load: load('') }))).toMatchObject({
      reason: 'extract and load ran to their end.',
      unproven: [],
    })
  })

  testInSoak('is judged by its test', async () => {
    expect(await reportOf({ services: { test: unknown('sleep 3') } })).toMatchObject({
      reason: 'test ran to its end.',
    })
  })

  test('has done its work where it ends with 0, and nothing calls it a server', async () => {
    expect(await reportOf({ services: { main: unknown('sleep 4') } })).toMatchObject({
      reason: 'main ran to its end.',
    })
  })
})

test('beside an app: what ended is told, and what nobody asked is not proven', async () => {
  const worker = shell('sleep 600')
  const services = { app: app(), once: unknown('exit 0'), indexer: unknown('sleep 600'), worker }
  expect(await reportOf({ services })).toMatchObject({
    reason: 'asked only GET /: 200, once ran to its end; not proven: indexer, worker.',
    unproven: [
      { service: 'indexer', why: expect.stringContaining('nothing says whether it stays or ends') },
      { service: 'worker', why: expect.stringContaining('no health check') },
    ],
  })
})

redRuns('a project without a server whose job', [
  {
    name: 'ends badly',
    compose: jobs({ load: load('; exit 4') }),
    failure: { step: 'job:load', because: ['load exited 4', '12 rows'] },
  },
  {
    name: 'has a policy of a server',
    onlyInSoak: true,
    compose: jobs({ load: load('', { restart: 'always' }) }),
    args: ['--settle', '5s'],
    failure: { step: 'start:load', because: ['load', 'exited 0', '12 rows'] },
  },
  {
    name: 'has a port of a server',
    compose: jobs({ load: load('', { ports: ['80'] }) }),
    failure: { step: 'start:load', because: ['load exited 0', '12 rows'] },
  },
  {
    name: 'may end, and ends badly late',
    onlyInSoak: true,
    compose: { services: { main: unknown('sleep 4; exit 3') } },
    failure: { step: 'start:main', because: ['main exited 3'] },
  },
])
