import { anyAnswer } from '../checks/any-answer.js'
import { type AppLocation, type FailedResult, type HoldOptions, holdUntil } from '../checks/attempts.js'
import type { Check } from '../checks/check.js'
import { TCP } from '../checks/tcp.js'
import { forManyListeners } from '../common/deadline.js'
import { because, reason } from '../common/reason.js'
import { replicaName } from '../compose/replica-name.js'
import { checkRemedy } from '../diagnosis/check-remedy.js'
import { failureLoggedBy } from '../diagnosis/logged-since.js'
import { explainResult } from '../diagnosis/no-answer.js'
import { whyNoPort } from '../diagnosis/no-port.js'
import { refusedPeer } from '../diagnosis/refused-peer.js'
import { explainFailedCheck } from '../diagnosis/wrong-answer.js'
import type { Step } from '../plan/plan.js'
import { NOT_HELD, type StepOutcome, type StepSuccess } from '../record/step-outcome.js'
import { checkByDefault } from './default-check-step.js'
import { holdOptions, type RequestStep } from './hold-options.js'
import { hurl } from './hurl-step.js'
import { type Replica, replicaContext } from './replica-context.js'
import { failureBehind } from './replicas-behind.js'
import type { CheckContext, StepContext } from './step-context.js'

type CheckStep = Extract<Step, { kind: 'check' }>

/**
 * Asks the app what the check says, until the check holds or can no longer hold.
 * @throws EngineTrouble where the app is there but cannot be reached from here
 */
export async function check(
  step: CheckStep,
  context: CheckContext & Pick<StepContext, 'base' | 'environment' | 'longRunning'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const outcome = 'hurl' in step ? await hurl(step, context, signal) : await asked(step, context, signal)
  const isProof = outcome.status === 'passed' && outcome.byDefault?.kind !== 'nothing'
  if (isProof) context.longRunning.proved(step.service)
  return outcome
}

/** Asks the app itself, and then for the replicas of others that it may hand its requests on to. */
async function asked(step: RequestStep, context: CheckContext, signal: AbortSignal): Promise<StepOutcome> {
  const outcome = await checkReplicas(step, context, signal)
  const isAnswered = outcome.status === 'passed' && (outcome.byDefault?.kind ?? 'answer') === 'answer'
  return (isAnswered ? await failureBehind(step, context, signal) : undefined) ?? outcome
}

/** Asks every replica, all at once. The first that fails ends the step: what the others say changes nothing. */
async function checkReplicas(
  step: RequestStep,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const count = context.addresses.replicasOf(step.service)
  const decided = new AbortController()
  const together = forManyListeners(AbortSignal.any([signal, decided.signal]))
  const asked = Array.from({ length: count }, (_, index) =>
    checkReplica(step, { index, count }, context, together),
  )
  try {
    const failure = new Promise<StepOutcome>((resolve) => {
      for (const one of asked) {
        const settle = (outcome: StepOutcome) => outcome.status === 'failed' && resolve(outcome)
        one.then(settle, () => {})
      }
    })
    return await Promise.race([failure, Promise.all(asked).then(allHeld)])
  } finally {
    decided.abort(new Error('another replica has failed'))
  }
}

function allHeld(outcomes: readonly StepOutcome[]): StepOutcome {
  const attempts = Math.max(...outcomes.map((outcome) => outcome.attempts ?? 1))
  const failed = outcomes.find(({ status }) => status === 'failed')
  return failed ?? { status: 'passed', ...outcomes[0], attempts }
}

async function checkReplica(
  step: RequestStep,
  replica: Replica,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { service, port } = step
  const { addresses, clock } = context
  const check = replica.index === 0 ? step.check : repeatable(step)
  const name = replicaName(service, replica.index, replica.count)
  const text = replica.count > 1 ? `${step.check.text}: ${name}` : step.check.text
  const target = await addresses.follow(service, port, signal, replica.index)
  if (target === undefined) {
    const { containers } = replicaContext(context, replica)
    return {
      status: 'failed',
      detail: reason(await whyNoPort(name, port, containers.of(service), context.docker)),
    }
  }
  let missed = { attempts: 0, said: '' }
  const onMiss = (attempts: number, said: string) => {
    missed = { attempts, said }
  }
  const own = replicaContext(context, replica)
  const asked = { step, check, name, text, target, begun: clock.now() }
  try {
    const result = await ask({ ...step, check }, name, target, own, onMiss, signal)
    if (wasAnswered(result)) await addresses.needOwnAnswer(service, port, replica.index, signal)
    if ('came' in result) return await explainedFailure(result, asked, own, context, signal)
    return { ...result, detail: `${text}: ${result.detail}` }
  } catch (error) {
    if (!signal.aborted || missed.attempts === 0) throw error
    // The run has ended for another reason; that this check did not hold either helps to understand why.
    const { attempts, said } = missed
    return { status: 'failed', attempts, detail: because(`${text}${NOT_HELD}`, said) }
  }
}

function wasAnswered(result: StepSuccess | FailedResult): boolean {
  return 'came' in result ? result.answer !== undefined : result.byDefault?.kind !== 'nothing'
}

/** A check as one replica was asked. */
interface AskedCheck {
  readonly step: RequestStep
  readonly check: Check
  /** Who was asked: a service, or one of its replicas. */
  readonly name: string
  /** The check as people know it. */
  readonly text: string
  readonly target: AppLocation
  /** In milliseconds of the clock. */
  readonly begun: number
}

/** @param own sees the replica alone, and `context` all of the run */
async function explainedFailure(
  result: FailedResult,
  { step, check, name, text, target, begun }: AskedCheck,
  own: CheckContext,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { service } = step
  const { status, attempts, knownCause } = result
  if (knownCause !== undefined) {
    const detail = reason(`${knownCause}; ${text}: ${result.detail}`)
    return { status, attempts, detail, evidence: result.evidence }
  }
  const said = await explainResult(result, step, target, own, signal)
  // Where nothing ever answered, what was logged before the first request may say why.
  const since = result.came === 'nowhere' ? undefined : begun
  const peers = context.peers[service] ?? []
  const logged = await failureLoggedBy({ asked: [service], peers }, since, context, signal)
  const told = logged?.cause.lines.join('\n') ?? ''
  const instead = await refusedPeer(told, peers, context, signal)
  const request = `${check.method} ${check.path}`
  const remedy = checkRemedy(check, service, result, context.release.model)
  const explained = explainFailedCheck({ text, name, request }, result, said, logged)
  const detail = reason([explained.detail, ...(instead === undefined ? [] : [instead])].join('; '))
  return { status, attempts, ...explained, detail, ...(remedy === undefined ? {} : { remedy }) }
}

/** @param name who is asked: a service, or one of its replicas */
async function ask(
  step: RequestStep,
  name: string,
  target: AppLocation,
  context: CheckContext,
  onMiss: HoldOptions['onMiss'],
  signal: AbortSignal,
): Promise<StepSuccess | FailedResult> {
  if (step.byDefault !== undefined) {
    const answers = context.defaultAnswers.of(name, step.byDefault.ports)
    return checkByDefault(step, target, { answers, onMiss }, context, signal)
  }
  const result = await holdUntil(step.check, target, {
    ...holdOptions(step, target, context, signal),
    onMiss,
  })
  if (result.status === 'failed') return result
  const { status, attempts, detail } = result
  return { status, attempts, detail }
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', TCP])

/**
 * What the replicas after the first are asked. A request that may change what the app holds is sent once: a second
 * order, or a name that is taken by then, would be no fault of a replica. The others have to answer at all.
 */
function repeatable({ check, service, port }: RequestStep): Check {
  return SAFE_METHODS.has(check.method) ? check : anyAnswer(service, port)
}
