import type { Reply } from '../checks/request.js'
import type { AppAnswers } from './default-answers.js'
import type { CheckContext } from './step-context.js'

/** Milliseconds that a port still gets to answer once another port speaks for the app. */
const AFTER_ANOTHER_PORT_MS = 2000

/** Milliseconds that a port still gets to answer once the app's own health check has passed. */
const AFTER_HEALTH_MS = 5000

/** Milliseconds for which a server must have spoken something else than HTTP. */
const NO_HTTP_FOR_MS = 1000

/** Milliseconds for which a server that hands requests on by name must have said 503. */
const NO_ROUTE_FOR_MS = 5000

/** What a server that hands requests on by name says to one without a name that it knows. */
export const NO_ROUTE_STATUS = 503

/** A port has had time enough, because something else speaks for the app. */
export class Enough extends Error {
  constructor(readonly got: { readonly kind: 'no HTTP' | 'nothing' | 'no route'; readonly said: string }) {
    super('the port has had time enough')
  }
}

/** Ends the questions to a port that nobody wrote a check of, as soon as more of them would prove nothing. */
export class EnoughTime {
  attempts = 0
  private readonly over = new AbortController()
  private last: { readonly said: string; readonly reply: Reply } | undefined
  private noHttpSince: number | undefined
  private noRouteSince: number | undefined
  private isHealthy = false

  /** @param routes whether the service hands requests on by name */
  constructor(
    service: string,
    private readonly routes: boolean,
    answers: AppAnswers,
    private readonly context: Pick<CheckContext, 'clock' | 'health'>,
  ) {
    answers.whenSpoken(() => this.after(AFTER_ANOTHER_PORT_MS, () => this.end()))
    context.health.whenPassed(service, () =>
      this.after(AFTER_HEALTH_MS, () => {
        this.isHealthy = true
        this.endIfSilent()
      }),
    )
  }

  /** Aborted with an `Enough`. */
  get signal(): AbortSignal {
    return this.over.signal
  }

  /** Told every attempt that did not hold. */
  readonly missed = (attempts: number, said: string, reply: Reply): void => {
    this.attempts = attempts
    this.last = { said, reply }
    const speaksOther = reply.kind === 'unreachable' && reply.connected && !reply.notYet
    const now = this.context.clock.now()
    this.noHttpSince = speaksOther ? (this.noHttpSince ?? now) : undefined
    const noHttpForMs = this.noHttpSince === undefined ? 0 : now - this.noHttpSince
    const isNoRoute = this.routes && reply.kind === 'answer' && reply.answer.status === NO_ROUTE_STATUS
    this.noRouteSince = isNoRoute ? (this.noRouteSince ?? now) : undefined
    if (this.noRouteSince !== undefined && now - this.noRouteSince >= NO_ROUTE_FOR_MS) {
      this.over.abort(new Enough({ kind: 'no route', said }))
    } else if (noHttpForMs >= NO_HTTP_FOR_MS) this.end()
    else if (this.isHealthy) this.endIfSilent()
  }

  private after(milliseconds: number, call: () => void): void {
    this.context.clock.timeout(milliseconds).addEventListener('abort', call, { once: true })
  }

  /** An error that the app answers is not made good by a health check that has passed. */
  private endIfSilent(): void {
    if (this.last?.reply.kind !== 'answer') this.end()
  }

  private end(): void {
    const reply = this.last?.reply
    const noHttp = this.noHttpSince !== undefined && reply?.kind === 'unreachable'
    const said = this.last?.said ?? 'took the connection and sent nothing'
    this.over.abort(new Enough(noHttp ? { kind: 'no HTTP', said: reply.why } : { kind: 'nothing', said }))
  }
}
