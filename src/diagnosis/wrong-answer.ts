import type { FailedResult } from '../checks/attempts.js'
import { withoutMiddle } from '../common/last-part.js'
import { because, reason } from '../common/reason.js'
import { causeInBody } from './body-cause.js'
import type { Explained } from './log-cause.js'
import type { LoggedFailure } from './logged-since.js'

/** A check as people read it. */
export interface AskedCheck {
  /** The whole check, for instance `GET web/products 200`. */
  readonly text: string
  /** Who was asked: a service, or one of its replicas. */
  readonly name: string
  /** `GET /products` */
  readonly request: string
}

/** Characters of a request that a sentence shows: the Compose file says the rest. */
const MAX_REQUEST_CHARACTERS = 80

/**
 * Explains a check that did not hold, by its cause where one is known.
 * @param said the result in one line
 * @param logged what the app, or a service that it needs, has logged meanwhile
 */
export function explainFailedCheck(
  { text, name, request }: AskedCheck,
  result: FailedResult,
  said: string,
  logged: LoggedFailure | undefined,
): Explained {
  const { answer, came, wrongStatus } = result
  const whole = withLogged(because(shortened(text), said), result.evidence, logged)
  // What was not up yet when the time was over is told by how it was not there.
  if (answer === undefined || came !== 'to an answer' || !wrongStatus) return whole
  const told = logged === undefined ? causeInBody(answer.body, answer.statusText) : inLog(logged)
  if (told === undefined) return whole
  return { ...whole, detail: because(`${name} answered ${shortened(request)} with ${answer.status}`, told) }
}

/** Adds what was logged meanwhile to how a check did not hold. */
export function withLogged(detail: string, evidence: string, logged: LoggedFailure | undefined): Explained {
  if (logged === undefined) return { detail: reason(detail), evidence }
  const { service, cause } = logged
  return {
    detail: reason(`${detail}; ${service} logged: ${inLog(logged)}`),
    evidence: [evidence, `Log of ${service}:`, cause.evidence].join('\n'),
    cause: { log: service, lines: cause.lines },
  }
}

function shortened(request: string): string {
  return withoutMiddle(request, MAX_REQUEST_CHARACTERS)
}

function inLog({ service, cause }: LoggedFailure): string {
  return `${cause.text.replace(/\.$/, '')} (logs/${service}.log)`
}
