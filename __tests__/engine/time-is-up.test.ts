import { describe, expect, test } from '@jest/globals'
import { engine, inventory } from '../harness/engine.js'
import { startGate } from '../harness/gate.js'
import { observedRun } from '../harness/observed-run.js'
import { app, project, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'
import { startSilentRegistry } from '../harness/silent-registry.js'
import { uniqueName } from '../harness/unique-name.js'

const timeout = ['--timeout', '10s']
const overrun = 'the whole run took longer than 10s: '

redRuns('a run whose time is up while', [
  {
    name: 'a check does not hold says the last answer',
    onlyInSoak: true,
    compose: { services: { app: app({ STATUS: 503, BODY: 'cache is cold' }) } },
    args: timeout,
    failure: { step: 'check:1', because: [overrun, 'GET app:8080/', 'got 503', /after .*s of trying/] },
    and: (run) => {
      expect(run.stdout).toContain('cache is cold')
      expect(run.files.get('summary.md')).toContain('cache is cold')
      expect(run.files.get('junit.xml')).toContain('cache is cold')
    },
  },
  {
    name: 'a migration does not end says its last words',
    onlyInSoak: true,
    compose: {
      services: {
        migrate: shell('echo waiting for a lock; sleep 600'),
        app: app({}, { depends_on: ['migrate'] }),
      },
    },
    args: [...timeout, '--migrate', 'migrate'],
    failure: {
      step: 'job:migrate',
      because: [overrun, 'migrate did not end within', /waiting for a lock\.$/],
    },
    and: (run) => expect(run.stdout).toContain('waiting for a lock'),
  },
  {
    name: 'an image is built says at which instruction',
    compose: {
      services: {
        app: { build: { dockerfile_inline: 'FROM debian:bookworm-slim\nRUN echo compiling && sleep 600\n' } },
      },
    },
    args: timeout,
    failure: { step: 'build:app', because: [overrun, 'RUN echo compiling', 'compiling'] },
  },
  {
    name: 'everything is there but has not been up for long enough',
    onlyInSoak: true,
    compose: { services: { app: app() } },
    args: [...timeout, '--settle', '60s'],
    failure: { step: 'start:app', because: [overrun, 'app had not been up for 1m without an end'] },
  },
])

describe('a run whose time is up while', () => {
  test('a registry says nothing says which', async () => {
    await using registry = await startSilentRegistry()
    const address = `127.0.0.1:${registry.port}`
    await using files = await project({ services: { app: { image: `${address}/x:1`, ports: ['80'] } } })
    const run = await observedRun(timeout, { cwd: files.path })
    expect(run.report.reason).toContain(
      `${overrun}the pull of ${address}/x:1 from ${address} took longer than`,
    )
    expect(run.leftovers).toEqual([])
  })

  test('a container is paused says so', async () => {
    const name = uniqueName('paused')
    await using files = await project({
      services: { migrate: shell('echo migrating; sleep 600'), app: app({}, { depends_on: ['migrate'] }) },
    })
    const gate = await startGate(['-p', name, '--migrate', 'migrate', '--migrate-timeout', '6s'], {
      cwd: files.path,
    })
    await gate.process.until(async () =>
      (await inventory(name)).some((thing) => /migrate.*\(running\)/.test(thing)),
    )
    const [container] = await engine.listContainers({
      filters: { label: [`com.docker.compose.project=${name}`] },
    })
    await engine.getContainer(container?.Id ?? '').pause()
    const { report } = await gate.ended
    expect([report?.failedStep, report?.reason]).toEqual([
      'job:migrate',
      expect.stringMatching(/^migrate did not end within 6s; its container is paused, .*: migrating\.$/),
    ])
  })
})
