import { failureEvidence } from '../checks/check-evidence.js'
import { type MixedAnswers, mixedAnswers } from '../checks/repeated-answers.js'
import { object } from '../common/json.js'
import { reason } from '../common/reason.js'
import { listed } from '../common/sentence.js'

import { failureLoggedBy } from '../diagnosis/logged-since.js'
import { withLogged } from '../diagnosis/wrong-answer.js'
import type { StepFailure } from '../record/step-outcome.js'
import type { RequestStep } from './hold-options.js'
import type { CheckContext } from './step-context.js'

/** Good answers in a row for each replica: then a server that deals its requests out has most likely asked them all. */
const ANSWERS_A_REPLICA = 6

/** More requests than this at once, or in all, tell no more and may be too many for an app. */
const MAX_AT_ONCE = 6
const MAX_ANSWERS = 60

/** Milliseconds for which a wrong answer must keep coming where nobody wrote a time. */
const UNWRITTEN_PATIENCE_MS = 5000

const READING_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Services of the run with several containers. */
interface Replicated {
  readonly service: string
  readonly count: number
}

/**
 * An app may hand its requests on to several replicas of another service: that a check has held then proves one of them.
 * The check is repeated, and fails where errors keep coming between the good answers.
 * @returns undefined where there is no such service, or nothing speaks against it
 * @throws the signal's reason
 */
export async function failureBehind(
  step: RequestStep,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const behind = replicatedBehind(step, context)
  const most = Math.max(0, ...behind.map(({ count }) => count))
  if (most === 0 || !READING_METHODS.has(step.check.method)) return undefined
  const { service, port } = step
  const { addresses, clock, settings, time } = context
  const target = await addresses.follow(service, port, signal, 0)
  if (target === undefined) return undefined
  const begun = clock.now()
  const within = step.check.within ?? settings.timeouts.smoke
  const isWritten = step.check.within !== undefined || settings.timeouts.smokeIsWritten === true
  const mixed = await mixedAnswers(asked(step), target, {
    signal,
    clock,
    times: Math.min(most * ANSWERS_A_REPLICA, MAX_ANSWERS),
    together: Math.min(most, MAX_AT_ONCE),
    patienceMs: (notYet) =>
      Math.min(notYet || isWritten ? within : UNWRITTEN_PATIENCE_MS, Math.max(0, time.leftMs())),
  })
  return mixed && explained(step, mixed, behind, begun, context, signal)
}

/** What it needs, as far as the files say so: else whatever has several containers. */
function replicatedBehind({ service }: RequestStep, context: CheckContext): readonly Replicated[] {
  const { containers, peers, release } = context
  const others = Object.keys(object(release.model.services)).filter((name) => name !== service)
  const replicated = others
    .map((name) => ({ service: name, count: containers.of(name).length }))
    .filter(({ count }) => count > 1)
  const needed = replicated.filter((one) => peers[service]?.includes(one.service))
  return needed.length > 0 ? needed : replicated
}

/** A server that hands requests on by name is asked for a name that it knows. */
function asked({ check, byDefault }: RequestStep): RequestStep['check'] {
  const name = byDefault?.routes?.names[0]
  return name === undefined ? check : { ...check, headers: { Host: name, ...check.headers } }
}

async function explained(
  { check }: RequestStep,
  { url, requests, errors, answer }: MixedAnswers,
  behind: readonly Replicated[],
  begun: number,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepFailure> {
  const asked = behind.map(({ service }) => service)
  const logged = await failureLoggedBy({ asked, peers: [] }, begun, context, signal)
  const got = `${answer.status} ${answer.statusText}`.trim()
  const replicas = listed(behind.map(({ service, count }) => `the ${count} replicas of ${service}`))
  const said = `${check.text}: it held, and then ${errors} of ${requests} more requests were answered with ${got}`
  const told = withLogged(
    `${said}, perhaps by one of ${replicas}`,
    failureEvidence(url, check, undefined, answer),
    logged,
  )
  const remedy = `give ${listed(asked)} a health check: each replica has to pass it, and the reason names the one that does not`
  return { status: 'failed', attempts: requests, ...told, detail: reason(told.detail), remedy }
}
