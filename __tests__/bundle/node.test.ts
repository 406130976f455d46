import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows } from '../harness/chosen-rows.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { runGate } from '../harness/gate.js'
import { expectNothingLeft } from '../harness/nothing-left.js'
import { app, project, shell } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'
import { nodeProgram } from './node-versions.js'
import { action, Job } from './runner.js'

const versions = [20, 22, 24]
/** All other tests have it try the command line. */
const ownVersion = Number(process.versions.node.split('.')[0])
const ACTION_VERSION = Number(/^node(\d+)$/.exec(action.runs.using)?.[1])

const release = {
  services: {
    app: app(),
    migrate: shell('echo migrated'),
    db: shell('exec sleep infinity', { init: true, healthcheck: { test: 'true', interval: '1s' } }),
  },
}

test('the action asks for a Node that is tried here', () => {
  expect(versions).toContain(ACTION_VERSION)
})

describe.each(chosenRows(versions, (version) => version !== ownVersion))(
  'the command line with Node %d',
  (version) => {
    test('passes a release that holds', async () => {
      const node = await nodeProgram(version)
      const { stdout } = await promisify(execFile)(node, ['--version'])
      expect(stdout).toMatch(new RegExp(`^v${version}\\.`))
      await using folder = await project(release)
      const { exitCode, report, stderr } = await runGate([], { cwd: folder.path, node })
      expect([exitCode, report?.verdict]).toEqual([0, 'passed'])
      // Nothing that Node itself has to complain about.
      expect(stderr).not.toMatch(/Warning:|\(node:\d+\)/)
    })
  },
)

// The runner starts the action with the Node that it asks for, and with no other.
describe.each(chosenRows(versions, (version) => version === ACTION_VERSION))(
  'the action with Node %d',
  (version) => {
    let node: string

    beforeAll(async () => {
      node = await nodeProgram(version)
    })

    test('passes a release that holds', async () => {
      await using events = await EventRecorder.start()
      await using folder = await project(release)
      await using job = await Job.in(folder.path, { node })
      const main = await job.main()
      expect([main.exitCode, main.outputs.verdict, main.outputs.reason]).toEqual([
        0,
        'passed',
        expect.any(String),
      ])
      expect(main.log).not.toMatch(/Warning:|\(node:\d+\)/)
      await expectNothingLeft(main.outputs['project-name'] ?? '', events)
      expect(await job.post()).toMatchObject({ exitCode: 0, log: '' })
    })

    test('removes in post what a killed main has left', async () => {
      const name = uniqueName(`node-${version}-killed`)
      await using events = await EventRecorder.start()
      await using folder = await project({
        services: { ...release.services, migrate: shell('exec sleep 60', { init: true }) },
      })
      await using job = await Job.in(folder.path, {
        node,
        inputs: { 'project-name': name },
      })
      const main = await job.start('main')
      await main.process.until(() => events.find(name, 'migrate', 'start') !== undefined)
      main.process.kill('SIGKILL')
      expect((await main.ended).exitCode).toBeNull()
      expect((await job.post()).exitCode).toBe(0)
      await expectNothingLeft(name, events)
    })

    test('reports all wrong input', async () => {
      await using folder = await project(release)
      await using job = await Job.in(folder.path, { node, inputs: { timeout: 'soon', app: 'ap' } })
      const main = await job.main()
      expect(main.exitCode).toBe(2)
      expect(main.commands.filter(({ name }) => name === 'error')).toHaveLength(2)
    })
  },
)
