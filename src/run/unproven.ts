import type { Plan, Step } from '../plan/plan.js'
import { PROVED_BY_NOTHING, type RunRecord, type StepRecord } from '../record/run-record.js'

type Unproven = NonNullable<RunRecord['unproven']>

/**
 * The services that were up at the end of a passed run, and that nothing was asked of: no health check, no check.
 * @param ended services that had ended with 0
 */
export function unprovenServices(
  plan: Pick<Plan, 'steps'> | undefined,
  records: readonly StepRecord[],
  ended: readonly string[] = [],
): Unproven {
  const passed = new Map(
    records.map((record) => [record.id, record.status === 'passed' ? record : undefined]),
  )
  const steps = plan?.steps ?? []
  const proved = new Set([...ended, ...steps.flatMap((step) => provedBy(step, passed.get(step.id)))])
  return steps.flatMap((step) => {
    if (step.kind !== 'start' || passed.get(step.id) === undefined || proved.has(step.service)) return []
    return [{ service: step.service, why: step.mayEnd ? MAY_END : STAYED }]
  })
}

const MAY_END =
  'it still ran at the end, and nothing says whether it stays or ends; it has no health check, and no check asks it'
const STAYED = 'it stayed up, but it has no health check, and no check asks it'

function provedBy(step: Step, record: StepRecord | undefined): readonly string[] {
  if (record === undefined) return []
  if (step.kind === 'ready') return record.detail === PROVED_BY_NOTHING ? [] : [step.service]
  if (step.kind !== 'check') return []
  if (record.byDefault?.kind === 'nothing') return []
  return 'hurl' in step ? step.apps.map(({ service }) => service) : [step.service]
}
