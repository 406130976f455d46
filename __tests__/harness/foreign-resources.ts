import { setTimeout as pause } from 'node:timers/promises'
import { containerLog, engine, imageIds } from './engine.js'
import { uniqueName } from './unique-name.js'

const PULLED = ['debian:bookworm-slim', 'mysql:8.4', 'postgres:17']

/**
 * Resources on the engine that belong to another user: a running container, a network, a volume with a file in it.
 * No gate may touch them: `expect(await foreign.state()).toEqual(before)`.
 */
export class ForeignResources {
  private constructor(readonly name: string) {}

  static async create(): Promise<ForeignResources> {
    const foreign = new ForeignResources(uniqueName('foreign'))
    const { name } = foreign
    await engine.createNetwork({ Name: name })
    await engine.createVolume({ Name: name })
    const container = await engine.createContainer({
      name,
      Image: 'debian:bookworm-slim',
      Cmd: ['sh', '-c', 'echo precious >/data/kept; echo written; exec sleep infinity'],
      HostConfig: { Binds: [`${name}:/data`], NetworkMode: name, Init: true },
    })
    await container.start()
    while ((await containerLog(container.id)) === '') await pause(50)
    return foreign
  }

  /** Everything about them that could have changed, pulled images included. */
  async state(): Promise<unknown> {
    const [container, network, volume, images] = await Promise.all([
      engine.getContainer(this.name).inspect(),
      engine.getNetwork(this.name).inspect(),
      engine.getVolume(this.name).inspect(),
      imageIds(PULLED),
    ])
    const { Id, State, RestartCount } = container
    return {
      container: { Id, running: State.Running, startedAt: State.StartedAt, RestartCount },
      networks: Object.keys(container.NetworkSettings.Networks),
      network: { id: network.Id, members: Object.keys(network.Containers ?? {}).includes(Id) },
      volume: { ...volume, UsageData: null },
      images,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await engine
      .getContainer(this.name)
      .remove({ force: true, v: true })
      .catch(() => {})
    await Promise.allSettled([engine.getNetwork(this.name).remove(), engine.getVolume(this.name).remove()])
  }
}
