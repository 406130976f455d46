import type { Listening } from './listeners.js'

/** Milliseconds for which a store must have listened on unexpected ports before these count as its own. */
const UNEXPECTED_PORT_MS = 5000

/**
 * Distinguishes a store's real server from the temporary one of its first start. The temporary server answers probes
 * too, but other containers cannot reach it: a probe counts only while the store listens on the network.
 */
export class StoreGuard {
  private state: GuardState = { isOpen: false, unexpected: [] }

  /** @param expected the ports of the real server, which may be configured to listen elsewhere */
  constructor(private readonly expected: ReadonlySet<number>) {}

  /** The real server is up, as far as is known. */
  get isOpen(): boolean {
    return this.state.isOpen
  }

  /** The ports on which the real server listens in place of the expected ones. */
  get unexpectedPorts(): readonly number[] {
    return this.state.unexpected
  }

  /** What the container listens on now. */
  update(found: Listening, now: number): void {
    this.state = found.known ? this.stateFor(found.ports, now) : unseen(this.state, found.forGood)
  }

  private stateFor(ports: ReadonlySet<number>, now: number): GuardState {
    if ([...this.expected].some((port) => ports.has(port))) return { isOpen: true, unexpected: [] }
    if (ports.size === 0) return { isOpen: false, unexpected: [] }
    const { elsewhereSince = now } = this.state
    const isBelieved = now - elsewhereSince >= UNEXPECTED_PORT_MS
    return { isOpen: isBelieved, unexpected: isBelieved ? [...ports] : [], elsewhereSince }
  }
}

interface GuardState {
  readonly isOpen: boolean
  readonly unexpected: readonly number[]
  /** Since when it listens, but on none of the expected ports. */
  readonly elsewhereSince?: number
}

/** Where it can never be known what the store listens on, the probe alone decides. */
function unseen(state: GuardState, forGood: boolean): GuardState {
  return forGood ? { ...state, isOpen: true } : state
}
