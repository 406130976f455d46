import { describe, expect, test } from '@jest/globals'
import { engine, inventory } from '../harness/engine.js'
import { ForeignResources } from '../harness/foreign-resources.js'
import { expectFailed, expectPassed, logOf, observedRun } from '../harness/observed-run.js'
import { app, postgres, project, shell, writer } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

const codes = (run: { report: { findings: readonly { code: string }[] } }) =>
  run.report.findings.map(({ code }) => code)

describe('networks, volumes and names that are not the project’s own', () => {
  test('are made for the run alone where they are missing', async () => {
    const [network, volume] = [uniqueName('network'), uniqueName('volume')]
    await using files = await project({
      services: {
        migrate: shell('ls -A /data; echo mine >/data/file', {
          volumes: ['shared:/data'],
          networks: ['outer'],
        }),
        app: app({}, { networks: ['outer'], depends_on: ['migrate'] }),
      },
      networks: { outer: { external: true, name: network } },
      volumes: { shared: { external: true, name: volume } },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(codes(run)).toEqual(expect.arrayContaining(['EXTERNAL_NETWORK', 'EXTERNAL_VOLUME']))
    expect(logOf(run, 'migrate')).toBe('')
    await expect(engine.getNetwork(network).inspect()).rejects.toMatchObject({ statusCode: 404 })
    await expect(engine.getVolume(volume).inspect()).rejects.toMatchObject({ statusCode: 404 })
  })

  test('are used and left alone where they are there', async () => {
    await using foreign = await ForeignResources.create()
    const before = await foreign.state()
    const { name } = foreign
    await using files = await project({
      services: {
        migrate: shell('cat /data/kept; getent hosts "$0"', {
          command: ['sh', '-c', 'cat /data/kept; getent hosts "$$0"', name],
          volumes: ['shared:/data:ro'],
          networks: ['outer'],
        }),
        app: app({}, { networks: ['outer', 'default'], depends_on: ['migrate'] }),
      },
      networks: { outer: { external: true, name } },
      volumes: { shared: { external: true, name } },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'migrate')).toMatch(new RegExp(`^precious\\n.*${name}`))
    expect(await foreign.state()).toEqual(before)
  })

  test('that another project has under the same fixed names are not touched; services find each other by them', async () => {
    await using foreign = await ForeignResources.create()
    const before = await foreign.state()
    const { name } = foreign
    await using files = await project({
      services: {
        queue: writer('up', { container_name: name }),
        migrate: shell('', {
          command: [
            'sh',
            '-c',
            'ls -A /data; rm -rf /data/*; getent hosts "$$0" >/dev/null && echo found',
            name,
          ],
          volumes: ['data:/data'],
          depends_on: ['queue'],
        }),
        app: app({}, { depends_on: ['migrate'] }),
      },
      networks: { default: { name } },
      volumes: { data: { name } },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'migrate')).toBe('found\n')
    expect(await foreign.state()).toEqual(before)
  })
})

describe('images', () => {
  test('that the file names are kept, those of the run alone are not', async () => {
    const name = `${uniqueName('image')}:1`
    const build = { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim\nCOPY server.pl /app/\n' }
    await using files = await project({
      services: {
        app: { image: name, build, command: ['perl', '/app/server.pl'], ports: ['8080'] },
        worker: { build, command: ['sleep', '600'], depends_on: ['app'] },
      },
    })
    const run = await observedRun([], { cwd: files.path })
    try {
      expectPassed(run)
      const kept = await engine.getImage(name).inspect()
      expect(kept.RepoTags).toEqual([name])
      expect(run.report.images.app).toBe(kept.Id)
    } finally {
      await engine.getImage(name).remove()
    }
  })
})

describe('anonymous volumes', () => {
  test('of containers, started or not, are gone', async () => {
    await using files = await project({
      services: {
        db: postgres(),
        migrate: shell('exit 1', { depends_on: ['db'], volumes: ['/scratch'] }),
        app: app({}, { depends_on: ['migrate'], volumes: ['./server.pl:/app/server.pl:ro', '/cache'] }),
      },
    })
    const volumes = async () => (await engine.listVolumes()).Volumes?.map(({ Name }) => Name) ?? []
    const before = await volumes()
    const run = await observedRun([], { cwd: files.path })
    expectFailed(run, { step: 'job:migrate', because: ['migrate exited 1'] })
    // The events knows those of this project: two declared here and the database's own.
    expect(run.events.volumesOf(run.report.project)).toHaveLength(3)
    for (const name of run.events.volumesOf(run.report.project)) {
      expect(before).not.toContain(name)
      expect(await volumes()).not.toContain(name)
    }
    expect(await inventory(run.report.project)).toEqual([])
  })
})
