import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Docker } from '../engine/docker.js'
import type { ContainerListing } from '../engine/facts.js'

/** Where the logs of a run are kept. */
export interface LogFolder {
  /** Absolute. */
  readonly directory: string
  /** A new filter that takes secrets out of a stream. */
  mask(): Transform
}

/** The containers of a project by service. */
export function byService(containers: readonly ContainerListing[]): Map<string, ContainerListing[]> {
  const services = new Map<string, ContainerListing[]>()
  for (const container of containers) {
    services.set(container.service, [...(services.get(container.service) ?? []), container])
  }
  return services
}

/** Keeps what every container of a project has printed so far. @returns service → file */
export async function keepLogs(
  docker: Docker,
  project: string,
  folder: LogFolder,
): Promise<Readonly<Record<string, string>>> {
  const services = byService(await docker.containers(project))
  const kept = [...services].map(async ([service, containers]) => {
    return [service, await keepServiceLog(docker, service, containers, folder)] as const
  })
  return Object.fromEntries(await Promise.all(kept))
}

/**
 * Writes the whole output of a service's containers to one file, whatever its size.
 * @returns the file's path relative to the folder's parent, for instance `logs/db.log`
 */
export async function keepServiceLog(
  docker: Docker,
  service: string,
  containers: readonly ContainerListing[],
  folder: LogFolder,
): Promise<string> {
  await mkdir(folder.directory, { recursive: true })
  const file = `${fileName(service)}.log`
  const entrance = new PassThrough()
  const written = pipeline(entrance, folder.mask(), createWriteStream(join(folder.directory, file)))
  // Told by `await written`; until then nobody listens.
  written.catch(() => {})
  for (const { id, name } of containers) {
    if (containers.length > 1) entrance.write(`==> ${name} <==\n`)
    await docker.logs(id, entrance)
  }
  entrance.end()
  await written
  return `logs/${file}`
}

/** Compose allows no path separators in a service's name; a one-off left by somebody else may have none at all. */
function fileName(service: string): string {
  return service.replace(/[^\w.-]/g, '_') || 'unnamed'
}
