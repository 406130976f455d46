import { Api } from './api.js'
import { type Bridge, bridgesOf } from './bridges.js'
import { type OwnContainer, ownContainer } from './own-container.js'

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
}
