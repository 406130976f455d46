import { holdUntil } from '../checks/attempts.js'
import { explainResult } from '../diagnosis/no-answer.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { hurl } from './hurl-step.js'
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
    'hurl' in step ? await hurl(step, context, signal) : await checkRequest(step, context, signal)
  if (outcome.status === 'passed') context.longRunning.proved(step.service)
  return outcome
}

async function checkRequest(
  step: RequestStep,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { service, port, check } = step
  const { addresses, settings, clock } = context
  const target = await addresses.follow(service, port, signal)
  if (target === undefined) {
    return { status: 'failed', detail: `${service} does not publish port ${port}` }
  }
  const within = check.within ?? settings.timeouts.smoke
  let missed = { attempts: 0, said: '' }
  const onMiss = (attempts: number, said: string) => {
    missed = { attempts, said }
  }
  try {
    const result = await holdUntil(check, target, { signal, within, clock, onMiss })
    const explained = await explainResult(result, step, target, context, signal)
    return { ...result, detail: `${check.text}: ${explained}` }
  } catch (error) {
    if (!signal.aborted || missed.attempts === 0) throw error
    // The run has ended for another reason; that this check did not hold either helps to understand why.
    const { attempts, said } = missed
    return { status: 'failed', attempts, detail: `${check.text}: had not held by then: ${said}` }
  }
}
