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
    const inline = { context: '.', dockerfile_inline: `FROM ${smallApp}\n` }
    test.each<[string, ServiceText, string, string]>([
      ['a build that needs BuildKit', { build: inline }, 'error', 'set `builder`'],
    ])('is told of %s', async (_, app, verdict, instead) => {
      await using run = await RunAt.start(await onItsMachine(), { app })
      const { stdout, ...end } = await run.ending()
      expect(end).toMatchObject({ verdict, left: [] })
      expect(stdout).toContain(instead)
    })
  })
})
