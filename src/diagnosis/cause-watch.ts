import type { OpenPorts } from '../readiness/open-ports.js'
import { listensInstead } from './no-answer.js'
import { type AppInspection, listenersOf } from './service-listeners.js'

/** Milliseconds between two looks at what an app listens on. */
const LOOK_EVERY_MS = 750

/** Milliseconds for which an app must listen on loopback alone: a server does not bind its port anew. */
const LOOPBACK_FOR_MS = 500

/** Milliseconds for which an app must listen elsewhere, and on the same ports: some open one port after the other. */
const ELSEWHERE_FOR_MS = 3000

/** An app that gives no answer, and where it was expected. */
export interface AskedPort {
  readonly service: string
  readonly port: number
  /** All ports of the service that are asked, this one included: where one of them is open, no port is wrong. */
  readonly asked: readonly number[]
  /** Ports that the file names for it: a debugger or a metrics port may be open long before the app's own. */
  readonly declared: readonly number[]
}

/** Finds a cause that no waiting changes: an app listens on loopback alone, or on another port. */
export class CauseWatch {
  private lookedAt = Number.NEGATIVE_INFINITY
  private seen: { readonly cause: string; readonly since: number } | undefined

  /** @param mayMove whether the app may still open the port that is asked */
  constructor(
    private readonly where: AskedPort,
    private readonly inspection: AppInspection,
    private readonly mayMove: () => Promise<boolean>,
    private readonly signal: AbortSignal,
  ) {}

  /** The cause once it has stood for long enough; undefined: none is known, or a look is not due yet. */
  async look(): Promise<string | undefined> {
    const { service } = this.where
    const now = this.inspection.clock.now()
    if (now - this.lookedAt < LOOK_EVERY_MS || this.inspection.addresses.sharesHostNetwork(service)) {
      return undefined
    }
    this.lookedAt = now
    const found = causeIn(await listenersOf(service, this.inspection, this.signal), this.where)
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
