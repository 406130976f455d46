import { resolve } from 'node:path'
import { holdUntil } from '../checks/attempts.js'
import { anyAnswer } from '../checks/default-check.js'
import { type HurlApp, hurlArguments, hurlOutcome } from '../checks/hurl-command.js'
import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { BadInput } from '../common/problem.js'
import { toldOf } from '../diagnosis/no-answer.js'
import { needReach } from '../diagnosis/out-of-reach.js'
import { work } from '../engine/command.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { followed } from './app-address.js'
import type { StepContext } from './step-context.js'

type HurlStep = Extract<Step, { readonly hurl: string }>

/**
 * Runs a Hurl file once the first app answers at all: its requests may change what the app holds, so they are not
 * repeated; waiting within the flow is the file's own (`retry`).
 * @throws BadInput where Hurl cannot make sense of the file; EngineTrouble where the app cannot be reached from here
 */
export async function hurl(step: HurlStep, stage: StepContext, signal: AbortSignal): Promise<StepOutcome> {
  const { base, settings } = stage
  const within = settings.timeouts.smoke
  const apps: HurlApp[] = []
  for (const { service, port } of step.apps) {
    const target = await followed(service, port, stage, signal)
    if (target === undefined) return { status: 'failed', detail: `${service} does not publish port ${port}` }
    // The others may well speak something else than HTTP, and the file never ask them.
    const silent = apps.length === 0 ? await whySilent(service, port, target, stage, signal) : undefined
    if (silent !== undefined) return { ...silent, detail: `${step.hurl}: ${silent.detail}` }
    apps.push({ service, url: (await target()).origin })
  }
  const limit = withDeadline(signal, within)
  try {
    const args = hurlArguments(step.hurl, apps)
    const result = await work('hurl', args, { cwd: base, env: process.env }, limit.signal)
    const outcome = hurlOutcome(result.exitCode, result.stdout, result.stderr)
    const detail = `${step.hurl}: ${outcome.detail}`
    if (outcome.status !== 'unusable') return { ...outcome, status: outcome.status, detail }
    throw new BadInput([
      {
        message: `hurl cannot run ${detail}`,
        at: { file: resolve(base, step.hurl), line: 1, column: 1 },
      },
    ])
  } catch (error) {
    if (!limit.expired()) throw error
    return { status: 'failed', detail: `${step.hurl} did not end within ${formatDuration(within)}` }
  }
}

/** Waits until an app answers at all, be it in HTTP or not. @returns how it did not */
async function whySilent(
  service: string,
  port: number,
  target: () => Promise<URL>,
  stage: StepContext,
  signal: AbortSignal,
): Promise<(StepOutcome & { readonly detail: string }) | undefined> {
  const { clock, settings } = stage
  const options = { signal, within: settings.timeouts.smoke, clock, settle: 0 }
  const up = await holdUntil(anyAnswer(service, port), target, options)
  if (up.status === 'passed' || up.came === 'to an answer') return undefined
  if (up.came === 'nowhere') await needReach(service, port, await target(), stage, signal)
  return { ...up, detail: await toldOf(up, service, port, stage, signal) }
}
