import { holdUntil } from '../checks/attempts.js'
import type { Check } from '../checks/check.js'
import { anyAnswer } from '../checks/default-check.js'
import { forManyListeners } from '../common/deadline.js'
import { because, reason } from '../common/reason.js'
import { replicaName } from '../compose/replica-name.js'
import { failureLoggedBy } from '../diagnosis/logged-since.js'
import { explainResult } from '../diagnosis/no-answer.js'
import { whyNoPort } from '../diagnosis/no-port.js'
import { explainFailedCheck } from '../diagnosis/wrong-answer.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { hurl } from './hurl-step.js'
import { type Replica, replicaContext } from './replica-context.js'
import type { CheckContext, StepContext } from './step-context.js'

type CheckStep = Extract<Step, { kind: 'check' }>
type RequestStep = Exclude<CheckStep, { readonly hurl: string }>

/**
 * Asks the app what the check says, until the check holds or can no longer hold.
 * @throws EngineTrouble where the app is there but cannot be reached from here
 */
export async function check(
  step: CheckStep,
  context: CheckContext & Pick<StepContext, 'base' | 'environment' | 'longRunning'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const outcome =
    'hurl' in step ? await hurl(step, context, signal) : await checkReplicas(step, context, signal)
  if (outcome.status === 'passed') context.longRunning.proved(step.service)
  return outcome
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
  const { addresses, settings, clock, time } = context
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
  const within = Math.min(step.check.within ?? settings.timeouts.smoke, time.leftMs())
  let missed = { attempts: 0, said: '' }
  const onMiss = (attempts: number, said: string) => {
    missed = { attempts, said }
  }
  const begun = clock.now()
  try {
    const result = await holdUntil(check, target, { signal, within, clock, onMiss })
    const said = await explainResult(result, step, target, replicaContext(context, replica), signal)
    const { status, attempts } = result
    if (status === 'passed') return { status, attempts, detail: `${text}: ${said}` }
    // Where nothing ever answered, what was logged before the first request may say why.
    const since = result.came === 'nowhere' ? undefined : begun
    const services = [service, ...(context.peers[service] ?? [])]
    const logged = await failureLoggedBy(services, since, context, signal)
    const asked = { text, name, request: `${check.method} ${check.path}` }
    return { status, attempts, ...explainFailedCheck(asked, result, said, logged) }
  } catch (error) {
    if (!signal.aborted || missed.attempts === 0) throw error
    // The run has ended for another reason; that this check did not hold either helps to understand why.
    const { attempts, said } = missed
    return { status: 'failed', attempts, detail: because(`${text}: had not held by then`, said) }
  }
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * What the replicas after the first are asked. A request that may change what the app holds is sent once: a second
 * order, or a name that is taken by then, would be no fault of a replica. The others have to answer at all.
 */
function repeatable({ check, service, port }: RequestStep): Check {
  return SAFE_METHODS.has(check.method) ? check : anyAnswer(service, port)
}
