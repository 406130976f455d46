import type { Masker } from '../host/mask.js'
import type { Host } from '../host/model.js'
import type { Surroundings } from '../settings/resolve.js'

/** What a command has of the process it runs in. */
export interface Shell {
  readonly host: Host
  readonly masker: Masker
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly around: Surroundings
}
