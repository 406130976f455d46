import { afterAll, beforeAll, describe } from '@jest/globals'
import { endingsAt } from '../harness/endings.js'
import {
  CONTAINERD_STORE,
  ENGINE_20,
  type EngineMachine,
  lackOf,
  ROOTLESS,
  ROOTLESS_PODMAN,
  USERNS_REMAP,
} from '../harness/engine-machines.js'
import { processWith } from '../harness/gate-place.js'
import { SecondEngine } from '../harness/second-engine.js'
import { buildSmallApp, smallApp } from '../harness/small-app.js'

/** Here the gate runs on the machine of the engine. */
const kinds: readonly (readonly [name: string, machine: EngineMachine])[] = [
  ['an engine with the containerd store', CONTAINERD_STORE],
  ['an engine with userns-remap', USERNS_REMAP],
  ['an engine without root (rootless)', ROOTLESS],
  ['Engine 20.10', ENGINE_20],
  ['Podman without root', ROOTLESS_PODMAN],
]

for (const [name, machine] of kinds) {
  const lack = lackOf(machine)
  const describeIt = lack === undefined ? describe : describe.skip
  describeIt(lack === undefined ? 'on its machine' : `on its machine (skipped: ${lack})`, () => {
    let engine: SecondEngine

    beforeAll(async () => {
      await buildSmallApp()
      engine = await SecondEngine.start({ machine })
      await engine.give(smallApp)
    })

    afterAll(async () => await engine?.[Symbol.asyncDispose]())

    endingsAt(name, /^http:\/\/127\.0\.0\.1:\d+$/, async () =>
      processWith(engine, {
        env: { DOCKER_HOST: `unix://${engine.socket}` },
        under: await engine.onItsNetwork(),
        in: engine.shared,
      }),
    )
  })
}
