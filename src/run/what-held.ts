import { listed } from '../common/sentence.js'
import type { Plan } from '../plan/plan.js'
import type { StepRecord } from '../record/run-record.js'
import { subjectOf } from '../record/step-name.js'
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
    ...heldChecks(checks),
    ranToTheEnd([...done.map(subjectOf), ...(execution?.ended ?? [])]),
  ]
  const held = parts.filter((part) => part !== '').join(', ')
  if (held === '') return `${names(of('start'))} started, and nothing else was asked${withSources(plan)}.`
  return `${held}${withSources(plan)}${notProven(records, plan, execution?.ended)}.`
}

/** Checks that somebody wrote are counted; of the others is told what was asked, and what came. */
function heldChecks(checks: readonly StepRecord[]): readonly string[] {
  const written = checks.filter(({ byDefault }) => byDefault === undefined).length
  const answers = checks.flatMap(({ service, byDefault }) =>
    byDefault?.kind === 'answer' ? [{ service, ...byDefault }] : [],
  )
  const only = answers.length === 1
  const told = answers
    .slice(0, MAX_HELD_NAMES)
    .map(
      ({ service, request, status }) =>
        `${only ? request : request.replace(' /', ` ${service}/`)}: ${status}`,
    )
  const more = answers.length - MAX_HELD_NAMES
  const mute = checks.flatMap(({ service, byDefault }) => (byDefault?.kind === 'no HTTP' ? [service] : []))
  const noHttp = [...new Set(mute)].filter((service) => !answers.some((one) => one.service === service))
  return [
    written > 0 ? `${written} ${written === 1 ? 'check' : 'checks'} held` : '',
    told.length > 0 ? `asked only ${more > 0 ? `${told.join(', ')} and ${more} more` : listed(told)}` : '',
    noHttp.length > 0
      ? `${listed(noHttp)} ${noHttp.length === 1 ? 'listens' : 'listen'}, but not for HTTP`
      : '',
  ]
}

function names(steps: readonly StepRecord[]): string {
  return steps.map(subjectOf).join(', ')
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
