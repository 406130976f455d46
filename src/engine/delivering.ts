import { BEGUN, RUN } from '../common/run-identity.js'
import { Api } from './api.js'
import { PROJECT, type Refusal } from './container-facts.js'
import { type TarEntry, tar } from './tar.js'

/** Labels by which a container of a run is found and removed, whatever happens. */
const OF_RUN = new Set([PROJECT, RUN, BEGUN])

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

  /**
   * Puts files into a container's volumes, also where its root is read-only: by way of another container of the same
   * image and volumes, which is never started.
   * @returns the engine's words where it refuses
   */
  async putIntoVolumes(container: string, entries: readonly TarEntry[]): Promise<Refusal> {
    return this.refusal(async () => {
      const { Image, Config } = await this.api.getContainer(container).inspect()
      const labels = Object.entries(Config.Labels).filter(([name]) => OF_RUN.has(name))
      const helper = await this.api.createContainer({
        Image,
        Labels: Object.fromEntries(labels),
        HostConfig: { VolumesFrom: [container] },
      })
      try {
        await helper.putArchive(tar(entries), { path: '/' })
      } finally {
        await helper.remove({ force: true, v: true })
      }
    })
  }
}
