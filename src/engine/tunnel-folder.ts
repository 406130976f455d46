import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'gate-ssh-'

/** In the folder of a connection: where requests to the engine's API are taken. */
export function apiSocketIn(folder: string): string {
  return join(folder, 'docker.sock')
}

/**
 * Makes the folder of a connection by way of `ssh`, and removes those of processes that were killed.
 * @param parent the name of a socket has at most about a hundred characters: no long path
 */
export async function makeTunnelFolder(parent = tmpdir()): Promise<string> {
  const others = (await readdir(parent)).filter((name) => name.startsWith(PREFIX))
  const folder = await mkdtemp(join(parent, PREFIX))
  await Promise.all(others.map((name) => removeIfDead(join(parent, name)).catch(() => {})))
  return folder
}

/** The kernel refuses connections to the socket of a process that is gone, whichever container it ran in. */
async function removeIfDead(folder: string): Promise<void> {
  const socket = connect(apiSocketIn(folder))
  try {
    await once(socket, 'connect')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') await rm(folder, { recursive: true })
  } finally {
    socket.destroy()
  }
}
