import type { Environment } from '../common/environment.js'
import type { Host } from '../host/host.js'
import type { Masker } from '../masking/masker.js'
import type { Surroundings } from '../settings/read-location.js'

/** What a command has of the process it runs in. */
export interface CommandContext {
  readonly host: Host
  readonly masker: Masker
  readonly environment: Environment
  readonly around: Surroundings
}
