import { reason } from '../common/reason.js'
import { effectiveHealthCheck } from '../compose/health-check.js'
import { replicaName } from '../compose/replica-name.js'
import { alsoLogged, explainedUnended } from '../diagnosis/log-cause.js'
import { notReadyWithin, readyNoLonger } from '../diagnosis/not-ready.js'
import { OverloadWatch } from '../diagnosis/overload.js'
import { ownLog } from '../diagnosis/own-log.js'
import { pausedNote } from '../diagnosis/paused.js'
import type { Step } from '../plan/plan.js'
import { type HealthProbe, healthProbe } from '../readiness/health-probe.js'
import { lacksProgram, passes, probeText } from '../readiness/probe-result.js'
import type { TimedProbe } from '../readiness/probe-runner.js'
import { type Lack, Readiness, type ReadinessResult } from '../readiness/readiness.js'
import { DEFAULT_BUDGET_MS } from '../readiness/ready-budget.js'
import { PROVED_BY_NOTHING } from '../record/run-record.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import type { KnownStore } from '../stores/known-stores.js'
import type { StepContext } from './step-context.js'

type ReadyStep = Extract<Step, { kind: 'ready' }>
type ReadyContext = Pick<
  StepContext,
  | 'settings'
  | 'docker'
  | 'containers'
  | 'events'
  | 'longRunning'
  | 'health'
  | 'clock'
  | 'machine'
  | 'time'
  | 'progress'
>

/** Waits until a service is ready: all its containers are. */
export async function ready(
  step: ReadyStep,
  context: ReadyContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const containers = context.containers.of(step.service)
  const outcomes = await Promise.all(
    containers.map(({ id }, index) =>
      containerReady(
        step,
        { id, name: replicaName(step.service, index, containers.length) },
        context,
        signal,
      ),
    ),
  )
  const attempts = Math.max(0, ...outcomes.map((outcome) => outcome.attempts ?? 0))
  const failed = outcomes.find(({ status }) => status === 'failed')
  if (failed !== undefined) return failed
  context.health.becameReady(
    step.service,
    outcomes.some(({ detail }) => detail !== PROVED_BY_NOTHING),
  )
  return { ...outcomes[0], status: 'passed', attempts }
}

async function containerReady(
  { service, store, healthCheck, healthAwaitedBy, restarter }: ReadyStep,
  { id, name }: { readonly id: string; readonly name: string },
  { settings, docker, events, longRunning, clock, machine, time, progress }: ReadyContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const begun = clock.now()
  const overload = machine && new OverloadWatch(machine, clock)
  const details = await docker.inspect(id)
  const check = effectiveHealthCheck(healthCheck, details?.healthCheck)
  if (check === undefined && healthAwaitedBy !== undefined) return neverHealthy(service, healthAwaitedBy)
  const probe = healthProbe(check, store, DEFAULT_BUDGET_MS)
  if (probe === undefined && store === undefined) {
    // Nothing will ever say more, so those that need it have it from now on.
    longRunning.proved(service)
    return { status: 'passed', detail: PROVED_BY_NOTHING }
  }
  const storePorts = store && portsOf(store, details?.exposed ?? [])
  const awaited = { id, begun, probe, storePorts, timeoutMs: settings.timeouts.ready, endsAt: time.endsAt }
  const onProbe = ({ result, began, ended }: TimedProbe, probe: HealthProbe) =>
    progress.tried({
      at: clock.iso(began),
      durationMs: Math.round(ended - began),
      status: passes(result, probe) ? 'passed' : 'failed',
      said: name === service ? probeText(result) : `${name}: ${probeText(result)}`,
    })
  const readiness = new Readiness(awaited, { docker, clock, onProbe }, signal)
  const result = await readiness.reached()
  if (result.status === 'late') {
    const late = canPass(result.lack) ? ((await overload?.note()) ?? '') : ''
    const later = restarter === undefined ? '' : `; that ${restarter} would restart it is not waited for`
    return notReady(result, { id, name, service }, `${later}${late}`, { docker, events })
  }
  longRunning.proved(service)
  if (store !== undefined) {
    longRunning.becameReady(id, async () => {
      const lack = await readiness.lostReadiness()
      return lack && readyNoLonger(name, lack)
    })
  }
  return { status: 'passed', attempts: result.attempts }
}

/** Compose ends with an error as soon as the one is up. */
function neverHealthy(service: string, waiting: string): StepFailure {
  return {
    status: 'failed',
    detail: reason(
      `${waiting} waits until ${service} is healthy, and ${service} has no health check: Compose starts no ${waiting}`,
    ),
    remedy: `give ${service} a \`healthcheck\`, or wait for it with \`condition: service_started\``,
    about: ['services', waiting, 'depends_on', service],
  }
}

/** @param late what else has to do with it; may be empty */
async function notReady(
  result: Extract<ReadinessResult, { status: 'late' }>,
  { id, name, service }: { readonly id: string; readonly name: string; readonly service: string },
  late: string,
  { docker, events }: Pick<ReadyContext, 'docker' | 'events'>,
): Promise<StepFailure> {
  const { detail, evidence } = notReadyWithin(name, result.lack, result)
  const paused = await pausedNote([{ id }], docker)
  const log = await ownLog(id, docker, events)
  // Where no probe says more, the last words of the service tell what it was at.
  const tell = result.lack.kind === 'not listening' ? explainedUnended : alsoLogged
  const told = tell(`${detail}${paused}`, log, service)
  const logged = told.evidence === '' ? [] : [`Log of ${service}:`, told.evidence]
  return {
    status: 'failed',
    attempts: result.attempts,
    ...told,
    detail: reason(`${told.detail}${late}`),
    evidence: [...(evidence === '' ? [] : [evidence.trimEnd()]), ...logged].join('\n'),
  }
}

/** Whether more time would have helped. */
function canPass(lack: Lack): boolean {
  return lack.kind === 'not listening' || lack.last === undefined || !lacksProgram(lack.last, lack.probe)
}

/** Where the real server listens: on the store's own port, or on any port that the image exposes instead. */
function portsOf({ port }: KnownStore, exposed: readonly number[]): ReadonlySet<number> {
  return new Set(exposed.includes(port) ? [port] : [port, ...exposed])
}
