import { effectiveHealthCheck } from '../compose/health-check.js'
import type { Step } from '../plan/plan.js'
import { healthProbe } from '../readiness/health-probe.js'
import { PATIENCE, Readiness } from '../readiness/readiness.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { KnownStore } from '../stores/known-stores.js'
import type { StepContext } from './step-context.js'

type ReadyStep = Extract<Step, { kind: 'ready' }>

/**
 * Waits until a service is ready: all its containers are.
 */
export async function ready(step: ReadyStep, stage: StepContext, signal: AbortSignal): Promise<StepOutcome> {
  const containers = stage.containers.of(step.service)
  const outcomes = await Promise.all(containers.map(({ id }) => reached(step, id, stage, signal)))
  const attempts = Math.max(0, ...outcomes.map((outcome) => outcome.attempts ?? 0))
  return outcomes.find(({ status }) => status === 'failed') ?? { ...outcomes[0], status: 'passed', attempts }
}

async function reached(
  step: ReadyStep,
  id: string,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { service, store, healthCheck } = step
  const begun = stage.clock.now()
  const facts = await stage.docker.inspect(id)
  const probe = healthProbe(effectiveHealthCheck(healthCheck, facts?.healthCheck), store, PATIENCE)
  if (probe === undefined && store === undefined) {
    return { status: 'passed', detail: 'it runs; no health check says more' }
  }
  const ports = store && portsOf(store, facts?.exposed ?? [])
  const readiness = new Readiness({ service, id, begun, probe, ports }, stage, signal)
  const outcome = await readiness.reached()
  if (outcome.status === 'passed') stage.probation.prove(service)
  if (outcome.status === 'passed' && store !== undefined) {
    stage.supervision.becameReady(id, () => readiness.trouble())
  }
  return outcome
}

/** Where the real server listens: the store's own port, and where an image exposes others instead, any of these. */
function portsOf({ port }: KnownStore, exposed: readonly number[]): ReadonlySet<number> {
  return new Set(exposed.includes(port) ? [port] : [port, ...exposed])
}
