import { holdUntil } from '../checks/attempts.js'
import { toldOf } from '../diagnosis/no-answer.js'
import { needReach } from '../diagnosis/out-of-reach.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { followed } from './app-address.js'
import { hurl } from './hurl-step.js'
import type { StepContext } from './step-context.js'

type CheckStep = Extract<Step, { kind: 'check' }>

/**
 * Asks the app what the check says, until it holds or can no longer hold.
 * @throws EngineTrouble where the app is there but cannot be reached from here
 */
export async function check(step: CheckStep, stage: StepContext, signal: AbortSignal): Promise<StepOutcome> {
  if ('hurl' in step) return hurl(step, stage, signal)
  const { service, port, check } = step
  const target = await followed(service, port, stage, signal)
  if (target === undefined) {
    return { status: 'failed', detail: `${service} does not publish port ${port}` }
  }
  const within = check.within ?? stage.settings.timeouts.smoke
  let missed = { attempts: 0, said: '' }
  const onMiss = (attempts: number, said: string) => {
    missed = { attempts, said }
  }
  try {
    const result = await holdUntil(check, target, { signal, within, clock: stage.clock, onMiss })
    if (result.status === 'failed' && result.came === 'nowhere') {
      await needReach(service, port, await target(), stage, signal)
    }
    const told = await toldOf(result, service, port, stage, signal)
    return { ...result, detail: `${check.text}: ${told}` }
  } catch (error) {
    if (!signal.aborted || missed.attempts === 0) throw error
    // Whoever mends what the run ended for wants to know that this did not hold either.
    const { attempts, said } = missed
    return { status: 'failed', attempts, detail: `${check.text}: had not held by then: ${said}` }
  }
}
