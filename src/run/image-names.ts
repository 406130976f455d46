import { object, string } from '../common/json.js'
import type { Plan } from '../plan/plan.js'

/** What a service whose image the run has built is told by: the name that the image had for the run says nothing. */
const BUILT = 'built by this run'

/** Service → its image, as the file names it. */
export function imageNames({
  model,
  steps,
}: Pick<Plan, 'model' | 'steps'>): Readonly<Record<string, string>> {
  const built = new Set(
    steps.flatMap((step) =>
      step.kind === 'build' ? [step.service, ...step.shared.map(({ service }) => service)] : [],
    ),
  )
  const names = Object.entries(object(model.services)).flatMap(([service, definition]) => {
    const name = built.has(service) ? BUILT : string(object(definition).image)
    return name === undefined ? [] : [[service, name] as const]
  })
  return Object.fromEntries(names)
}
