import { Api } from './api.js'
import { type Bridge, bridgesOf } from './bridges.js'
import { messageOf, statusOf } from './engine-errors.js'
import { type OwnContainer, ownContainer } from './own-container.js'

/** Whether there is something at a path of the engine's machine; `unknown`: the engine does not say. */
export type PathThere = 'there' | 'missing' | 'unknown'

/** An image that nobody has: the engine looks at the mounts before it looks for the image, so that nothing is made. */
const NO_IMAGE = 'compose-gate.invalid/asks-for-a-path:none'

/** What of an engine tells where it is. */
export class Locating extends Api {
  /** The bridge networks of the engine, also those of others. @throws EngineTrouble */
  async bridges(): Promise<readonly Bridge[]> {
    return this.call(() => bridgesOf(this.api))
  }

  /** A container that this process may be in; undefined: the engine has no such container. @throws EngineTrouble */
  async ownContainer(id: string): Promise<OwnContainer | undefined> {
    return this.ifThere(() => ownContainer(this.api, id))
  }

  /** @param path absolute @throws EngineTrouble */
  async pathThere(path: string): Promise<PathThere> {
    const mount = { Type: 'bind', Source: path, Target: '/asked', ReadOnly: true } as const
    try {
      await this.call(() => this.api.createContainer({ Image: NO_IMAGE, HostConfig: { Mounts: [mount] } }))
    } catch (error) {
      if (statusOf(error) === undefined) throw error
      const words = messageOf(error)
      if (/source path does not exist/.test(words)) return 'missing'
      if (statusOf(error) === 404) return 'there'
    }
    return 'unknown'
  }
}
