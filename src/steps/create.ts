import type { Step } from '../plan/model.js'
import { NotCreated } from '../run/containers.js'
import type { Outcome } from '../run/runner.js'
import type { Stage } from './stage.js'

/** Creates the containers of a service, so that starting them later takes no time. */
export async function create(
  step: Extract<Step, { kind: 'create' }>,
  stage: Stage,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    await stage.containers.create(step.service, signal)
  } catch (error) {
    if (error instanceof NotCreated)
      return { status: 'failed', detail: `could not be created: ${error.message}` }
    throw error
  }
  if (stage.containers.of(step.service).length > 0) return { status: 'passed' }
  return { status: 'failed', detail: 'Compose created no container for it' }
}
