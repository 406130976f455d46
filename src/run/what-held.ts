import { listed } from '../common/sentence.js'
import type { Plan } from '../plan/plan.js'
import type { StepRecord } from '../record/run-record.js'
import type { RunState } from './run-state.js'
import { unprovenServices } from './unproven.js'

/** Names in one sentence; the others are counted. */
const MAX_HELD_NAMES = 5

/** What a passed run has proved, in the order in which it happened, and what it has not. One sentence. */
export function whatHeld(
  records: readonly StepRecord[],
  { plan, execution }: Pick<RunState, 'plan' | 'execution'>,
): string {
  const of = (kind: StepRecord['kind']) =>
    records.filter((record) => record.kind === kind && record.status === 'passed')
  const [builds, ready, checks] = [of('build'), of('ready'), of('check')]
  const { awaited, done } = jobsOf(of('job'), plan)
  const parts = [
    builds.length > 0 ? `${builds.length} ${builds.length === 1 ? 'image' : 'images'} built` : '',
    ready.length > 0 ? `${names(ready)} ready` : '',
    awaited.length > 0 ? `${names(awaited)} exited 0` : '',
    checks.length > 0 ? `${checks.length} ${checks.length === 1 ? 'check' : 'checks'} held` : '',
    ranToTheEnd([...done.map(({ service }) => service), ...(execution?.ended ?? [])]),
  ]
  const held = parts.filter((part) => part !== '').join(', ')
  if (held === '') return `${names(of('start'))} started, and nothing else was asked${withSources(plan)}.`
  return `${held}${withSources(plan)}${notProven(records, plan, execution?.ended)}.`
}

function names(steps: readonly StepRecord[]): string {
  return steps.map(({ service }) => service).join(', ')
}

/** Migrations and tests are told by their exit codes; where there is no app, all jobs are what is judged. */
function jobsOf(jobs: readonly StepRecord[], plan: RunState['plan']) {
  const isDone = ({ id }: StepRecord) => {
    const step = plan?.steps.find((one) => one.id === id)
    return plan?.roles.app.length === 0 || (step?.kind === 'job' && step.role === 'job')
  }
  return { awaited: jobs.filter((job) => !isDone(job)), done: jobs.filter(isDone) }
}

function ranToTheEnd(services: readonly string[]): string {
  return services.length === 0
    ? ''
    : `${listed(services)} ran to ${services.length === 1 ? 'its' : 'their'} end`
}

function notProven(
  records: readonly StepRecord[],
  plan: RunState['plan'],
  ended: readonly string[] | undefined,
): string {
  const services = unprovenServices(plan, records, ended).map(({ service }) => service)
  if (services.length === 0) return ''
  const more = services.length - MAX_HELD_NAMES
  return `; not proven: ${services.slice(0, MAX_HELD_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** What runs with its source over its image says nothing of the image alone. */
function withSources(plan: Pick<Plan, 'mountedSources'> | undefined): string {
  const mounted = plan?.mountedSources ?? []
  const services = mounted.map(({ service, targets }) => `${service} (${listed(targets)})`)
  if (services.length === 0) return ''
  return `; not the ${services.length === 1 ? 'image' : 'images'} alone: source was mounted over ${listed(services)}`
}
