import { Api } from './api.js'
import type { Refusal } from './container-facts.js'
import { type TarEntry, tar } from './tar.js'

/** Puts files into containers. */
export class Delivering extends Api {
  /**
   * Puts files into a container that need not run. Folders that are missing on the way are made.
   * @param entries their paths start at the container's root
   * @returns the engine's words where it refuses
   */
  async put(container: string, entries: readonly TarEntry[]): Promise<Refusal> {
    return this.refusal(() => this.api.getContainer(container).putArchive(tar(entries), { path: '/' }))
  }
}
