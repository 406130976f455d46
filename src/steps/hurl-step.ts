import { resolve } from 'node:path'
import { anyAnswer } from '../checks/any-answer.js'
import { holdUntil } from '../checks/attempts.js'
import { type HurlApp, hurlArguments, hurlOutcome, hurlVariables } from '../checks/hurl-command.js'
import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { BadInput } from '../common/problem.js'
import { because, reason } from '../common/reason.js'
import { replicaName } from '../compose/replica-name.js'
import { failureLoggedBy } from '../diagnosis/logged-since.js'
import { explainResult } from '../diagnosis/no-answer.js'
import { whyNoPort } from '../diagnosis/no-port.js'
import { withLogged } from '../diagnosis/wrong-answer.js'
import { runCommand } from '../engine/command.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import { knownCause } from './hold-options.js'
import { type Replica, replicaContext } from './replica-context.js'
import type { CheckContext, StepContext } from './step-context.js'

type HurlStep = Extract<Step, { readonly hurl: string }>
type HurlContext = CheckContext & Pick<StepContext, 'base' | 'environment'>

/**
 * Runs a Hurl file once the first app answers at all and its own health check, if it has one, has had its say: the
 * requests may change what the app holds, so they are not repeated; waiting within the flow is up to the file (`retry`).
 * @throws BadInput where Hurl cannot make sense of the file; EngineTrouble where the app cannot be reached from here
 */
export async function hurl(step: HurlStep, context: HurlContext, signal: AbortSignal): Promise<StepOutcome> {
  const apps: HurlApp[] = []
  for (const { service, port } of step.apps) {
    const target = await context.addresses.follow(service, port, signal)
    if (target === undefined) {
      const { containers, docker } = context
      return {
        status: 'failed',
        detail: reason(await whyNoPort(service, port, containers.of(service), docker)),
      }
    }
    // The other apps may speak another protocol than HTTP, and the file may never ask them.
    const silent = apps.length === 0 ? await anySilent({ service, port }, context, signal) : undefined
    if (silent !== undefined) return { ...silent, detail: because(step.hurl, silent.detail) }
    apps.push({ service, url: (await target()).origin })
  }
  const begun = context.clock.now()
  const outcome = await runFile(step.hurl, apps, context, signal)
  if (outcome.status === 'passed') return outcome
  const asked = apps.map(({ service }) => service)
  const peers = new Set(asked.flatMap((service) => context.peers[service] ?? []))
  const logged = await failureLoggedBy({ asked, peers: [...peers] }, begun, context, signal)
  return { ...outcome, ...withLogged(outcome.detail, outcome.evidence ?? '', logged) }
}

/** The pause between two looks at the app's own health check. */
const HEALTH_PAUSE_MS = 100

type App = { readonly service: string; readonly port: number }

/** The file asks one replica alone. @returns why a replica does not answer; undefined: all of them do */
async function anySilent(
  app: App,
  context: HurlContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const count = context.addresses.replicasOf(app.service)
  const replicas = Array.from({ length: count }, (_, index) => ({ index, count }))
  const answers = await Promise.all(replicas.map((replica) => whySilent(app, replica, context, signal)))
  return answers.find((silent) => silent !== undefined)
}

/**
 * Waits until an app answers at all, in HTTP or not, and its own health check has passed or failed.
 * @returns why it did not answer; undefined: it answered
 */
async function whySilent(
  app: App,
  replica: Replica,
  context: HurlContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const { addresses, clock, health, settings, time } = context
  const { index, count } = replica
  const name = replicaName(app.service, index, count)
  const target = await addresses.follow(app.service, app.port, signal, index)
  if (target === undefined) {
    const { containers } = replicaContext(context, replica)
    const why = await whyNoPort(name, app.port, containers.of(app.service), context.docker)
    return { status: 'failed', detail: reason(why) }
  }
  const within = Math.min(settings.timeouts.smoke, time.leftMs())
  const deadline = clock.now() + within
  const own = replicaContext(context, replica)
  const isWritten = settings.timeouts.smokeIsWritten === true
  const cause = knownCause(app, isWritten, target, own, signal)
  const options = { signal, within, clock, settle: 0, knownCause: cause }
  const result = await holdUntil(anyAnswer(app.service, app.port), target, options)
  if (result.status === 'passed' || result.came === 'to an answer') {
    await addresses.needOwnAnswer(app.service, app.port, index, signal)
    while (clock.now() < deadline && (await health.stateOf(app.service)) === 'starting')
      await clock.sleep(HEALTH_PAUSE_MS, signal)
    return undefined
  }
  const explained = await explainResult(result, app, target, own, signal)
  return { ...result, detail: count > 1 ? because(name, explained) : reason(explained) }
}

async function runFile(
  file: string,
  apps: readonly HurlApp[],
  { base, environment, settings, clock, time }: HurlContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const within = Math.min(settings.timeouts.smoke, time.leftMs())
  const limit = withDeadline(signal, within, clock)
  try {
    const options = { cwd: base, env: hurlVariables(apps, environment), clock }
    const result = await runCommand('hurl', hurlArguments(file, apps), options, limit.signal)
    const outcome = hurlOutcome(result.exitCode, result.stdout, result.stderr, apps)
    const detail = because(file, outcome.detail)
    if (outcome.status !== 'unusable') return { ...outcome, status: outcome.status, detail }
    const at = { file: resolve(base, file), line: 1, column: 1 }
    throw new BadInput([{ message: `hurl cannot run ${detail}`, at }])
  } catch (error) {
    if (!limit.expired()) throw error
    return { status: 'failed', detail: reason(`${file} did not end within ${formatDuration(within)}`) }
  }
}
