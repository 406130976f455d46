import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endingsAt, RunAt } from '../harness/endings.js'
import { lackOf, PODMAN } from '../harness/engine-machines.js'
import { processWith } from '../harness/gate-place.js'
import type { ServiceText } from '../harness/project.js'
import { SecondEngine } from '../harness/second-engine.js'
import { buildSmallApp, smallApp } from '../harness/small-app.js'

const lack = lackOf(PODMAN)
const describeIt = lack === undefined ? describe : describe.skip

describeIt(lack === undefined ? 'with Podman' : `with Podman (skipped: ${lack})`, () => {
  let podman: SecondEngine

  beforeAll(async () => {
    await buildSmallApp()
    podman = await SecondEngine.start({ machine: PODMAN })
    await podman.give(smallApp)
  })

  afterAll(async () => await podman?.[Symbol.asyncDispose]())

  const onItsMachine = async () =>
    processWith(podman, {
      env: { DOCKER_HOST: `unix://${podman.socket}` },
      under: await podman.onItsNetwork(),
      in: podman.shared,
    })

  endingsAt('Podman, on its machine', /^http:\/\/127\.0\.0\.1:\d+$/, onItsMachine)

  endingsAt('Podman, over TCP', /^http:\/\/\d+(\.\d+){3}:\d+$/, async () =>
    processWith(podman, { env: podman.env }),
  )

  describe('Podman', () => {
    const PROBE = { test: 'true', start_period: '2s', start_interval: '1s' }
    const inline = { context: '.', dockerfile_inline: `FROM ${smallApp}\n` }

    test.each(['SIGINT', 'SIGKILL'] as const)('has nothing left of a build that %s ended', async (signal) => {
      const app = { build: { context: '.', args: { SECONDS: '5' } } }
      await using run = await RunAt.start(await onItsMachine(), { app })
      const { place, project, running } = run
      await running.until('build app')
      await pause(1500)
      await place.signal(running, signal)
      await running.ended
      if (signal === 'SIGKILL') await place.launch(['down', '-p', project]).ended
      expect(await place.left(project)).toEqual([])
      await pause(6000)
      expect(await place.left(project)).toEqual([])
    })

    beforeAll(async () => {
      await podman.onMachine('mv', '/usr/bin/catatonit', '/catatonit')
    })

    test.each<[string, ServiceText, string, string]>([
      ['a build that needs BuildKit', { build: inline }, 'error', 'set `builder`'],
      ['`start_interval`', { healthcheck: PROBE }, 'error', 'leave it out'],
      ['`init` without catatonit', { init: true }, 'error', 'install `catatonit`'],
    ])('is told of %s', async (_, app, verdict, instead) => {
      await using run = await RunAt.start(await onItsMachine(), { app })
      const { stdout, stderr, ...end } = await run.ending()
      expect(end).toMatchObject({ verdict, left: [] })
      expect(`${stdout}${stderr}`).toContain(instead)
    })
  })
})
