import type { Step } from '../plan/model.js'
import type { Outcome } from '../run/runner.js'
import { holdUntil } from '../smoke/attempts.js'
import { hurl } from './hurl.js'
import { followed, type Stage } from './stage.js'

type CheckStep = Extract<Step, { kind: 'check' }>

/** Asks the app what the check says, until it holds or can no longer hold. */
export async function check(step: CheckStep, stage: Stage, signal: AbortSignal): Promise<Outcome> {
  if ('hurl' in step) return hurl(step, stage, signal)
  const target = await followed(step.service, step.port, stage, signal)
  if (target === undefined) {
    return { status: 'failed', detail: `${step.service} does not publish port ${step.port}` }
  }
  const within = step.check.within ?? stage.settings.timeouts.smoke
  let missed = { attempts: 0, said: '' }
  const onMiss = (attempts: number, said: string) => {
    missed = { attempts, said }
  }
  try {
    const result = await holdUntil(step.check, target, { signal, within, clock: stage.clock, onMiss })
    return { ...result, detail: `${step.check.text}: ${result.detail}` }
  } catch (error) {
    if (!signal.aborted || missed.attempts === 0) throw error
    // Whoever mends what the run ended for wants to know that this did not hold either.
    const { attempts, said } = missed
    return { status: 'failed', attempts, detail: `${step.check.text}: had not held by then: ${said}` }
  }
}
