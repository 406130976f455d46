import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { engine } from '../../harness/engine.js'
import { environment } from '../../harness/gate.js'

/** Something made in a running project by others: a one-off of Compose, or a stranger's container. */
export interface Guest extends AsyncDisposable {
  readonly id: string
  /** Undefined: it is gone. */
  look(): Promise<{ running: boolean; networks: readonly string[] } | undefined>
}

function guest(id: string): Guest {
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

/** `docker compose run` of somebody who looks into the run. @param directory of the project's file */
export async function oneOff(project: string, service: string, directory: string): Promise<Guest> {
  const args = ['compose', '-p', project, 'run', '--detach', '--no-deps', service, 'sleep', 'infinity']
  const { stdout } = await promisify(execFile)('docker', args, { cwd: directory, env: environment() })
  return guest(stdout.trim().split('\n').at(-1) ?? '')
}

/** A stranger's container on a network of the project. */
export async function visitor(network: string): Promise<Guest> {
  const container = await engine.createContainer({
    Image: 'debian:bookworm-slim',
    Cmd: ['sleep', 'infinity'],
    HostConfig: { NetworkMode: 'bridge', Init: true },
  })
  await container.start()
  await engine.getNetwork(network).connect({ Container: container.id })
  return guest(container.id)
}
