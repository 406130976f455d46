import type { OpenPorts } from '../readiness/open-ports.js'
import { listensInstead } from './no-answer.js'
import { needReach } from './out-of-reach.js'
import { type AppInspection, listenersOf } from './service-listeners.js'

/** Milliseconds between two looks at what an app listens on. */
const LOOK_EVERY_MS = 750

/** Milliseconds for which an app must listen on loopback alone: a server does not bind its port anew. */
const LOOPBACK_FOR_MS = 500

/** Milliseconds for which an app must listen elsewhere, and on the same ports: some open one port after the other. */
const ELSEWHERE_FOR_MS = 3000

/** Milliseconds for which an app must listen where nobody can connect: a port may be open a moment before it is reached. */
const CLOSED_FOR_MS = 3000

/** Milliseconds in which an app that has opened one of several ports opens the others. */
const OTHERS_OPEN_MS = 10_000

/** An app that gives no answer, and where it was expected. */
export interface AskedPort {
  readonly service: string
  readonly port: number
  /** Where the port is reached, as far as is known. */
  readonly target: () => Promise<URL>
  /** All ports of the service that are asked, this one included: where one of them is open, no port is wrong. */
  readonly asked: readonly number[]
  /** Ports that the file names for it: a debugger or a metrics port may be open long before the app's own. */
  readonly declared: readonly number[]
}

/**
 * Finds a cause that no waiting changes: an app listens on loopback alone, or on another port; or it listens where it
 * should, and nothing here gets through to it.
 */
export class CauseWatch {
  private lookedAt = Number.NEGATIVE_INFINITY
  private closedSince: number | undefined
  private seen: { readonly cause: string; readonly since: number } | undefined

  /** @param mayMove whether the app may still open the port that is asked */
  constructor(
    private readonly where: AskedPort,
    private readonly inspection: AppInspection,
    private readonly mayMove: () => Promise<boolean>,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * @param wasReached whether there was a connection before, to this port or to another one that is asked
   * @returns the cause once it has stood for long enough; undefined: none is known, or a look is not due yet
   * @throws EngineTrouble where the app has listened for long enough and cannot be reached from here
   */
  async look(wasReached: boolean): Promise<string | undefined> {
    const { service } = this.where
    const now = this.inspection.clock.now()
    if (now - this.lookedAt < LOOK_EVERY_MS || this.inspection.addresses.sharesHostNetwork(service)) {
      return undefined
    }
    this.lookedAt = now
    const listeners = await listenersOf(service, this.inspection, this.signal)
    if (!wasReached) await this.needReach(listeners, now)
    const found = causeIn(listeners, this.where)
    if (found === undefined) {
      this.seen = undefined
      return undefined
    }
    const { cause, canChange } = found
    const since = this.seen?.cause === cause ? this.seen.since : now
    this.seen = { cause, since }
    if (now - since < (canChange ? ELSEWHERE_FOR_MS : LOOPBACK_FOR_MS)) return undefined
    return canChange && (await this.mayMove()) ? undefined : cause
  }

  /** Where several ports are asked, one that opens a little later may be reached, and answer for the app. */
  private async needReach(listeners: readonly OpenPorts[], now: number): Promise<void> {
    const { service, port, asked, target } = this.where
    const isOpen = (one: number) => listeners.some(({ ports }) => ports.has(one))
    this.closedSince = isOpen(port) ? (this.closedSince ?? now) : undefined
    const closedMs = now - (this.closedSince ?? now)
    if (closedMs < CLOSED_FOR_MS) return
    if (!asked.every(isOpen) && (closedMs < OTHERS_OPEN_MS || (await this.mayMove()))) return
    const { clock, addresses } = this.inspection
    await needReach(service, port, await target(), clock, { remoteHost: addresses.remoteHost })
  }
}

function causeIn(
  listeners: readonly OpenPorts[],
  { service, port, asked, declared }: AskedPort,
): { readonly cause: string; readonly canChange: boolean } | undefined {
  const open = new Set(listeners.flatMap(({ ports }) => [...ports]))
  if (listeners.length === 0 || asked.some((one) => open.has(one))) return undefined
  const loopback = new Set(listeners.flatMap((one) => [...one.loopback.keys()]))
  const isLoopback = loopback.has(port)
  const others = [...open, ...loopback].filter((one) => !declared.includes(one))
  if (!isLoopback && others.length === 0) return undefined
  return { cause: listensInstead(service, port, listeners), canChange: !isLoopback }
}
