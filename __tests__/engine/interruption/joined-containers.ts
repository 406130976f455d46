import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { engine } from '../../harness/engine.js'
import { environment } from '../../harness/gate.js'

/** A container that others start in the network of a run: a one-off of Compose, or a foreign one. */
export interface JoinedContainer extends AsyncDisposable {
  readonly id: string
  /** Undefined: it is gone. */
  look(): Promise<{ running: boolean; networks: readonly string[] } | undefined>
}

function joinedContainer(id: string): JoinedContainer {
  const container = engine.getContainer(id)
  return {
    id,
    look: async () => {
      const facts = await container.inspect().catch(() => undefined)
      if (facts === undefined) return undefined
      return { running: facts.State.Running, networks: Object.keys(facts.NetworkSettings.Networks) }
    },
    [Symbol.asyncDispose]: async () => {
      await container.remove({ force: true, v: true }).catch(() => {})
    },
  }
}

/** A container of `docker compose run`. @param directory of the project's file */
export async function oneOff(project: string, service: string, directory: string): Promise<JoinedContainer> {
  const args = ['compose', '-p', project, 'run', '--detach', '--no-deps', service, 'sleep', 'infinity']
  const { stdout } = await promisify(execFile)('docker', args, { cwd: directory, env: environment() })
  return joinedContainer(stdout.trim().split('\n').at(-1) ?? '')
}

/** A container that belongs to no project, on a network of one. */
export async function foreignContainer(network: string): Promise<JoinedContainer> {
  const container = await engine.createContainer({
    Image: 'debian:bookworm-slim',
    Cmd: ['sleep', 'infinity'],
    HostConfig: { NetworkMode: 'bridge', Init: true },
  })
  await container.start()
  await engine.getNetwork(network).connect({ Container: container.id })
  return joinedContainer(container.id)
}
