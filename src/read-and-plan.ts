import type { Environment } from './common/environment.js'
import { beginReading } from './compose/begin-reading.js'
import type { Compose } from './engine/docker-compose.js'
import type { BegunRequest, PlanRequest, PlanTools, PreparedSafely } from './prepare.js'

/**
 * Asks Compose what the project is, and makes a plan of it. The code that makes plans is loaded while Compose reads:
 * nobody has to wait for it.
 * @throws what `prepareSafely` throws; EngineTrouble where Compose is too old
 */
export async function readAndPlan(
  request: PlanRequest,
  compose: Pick<Compose, 'config' | 'needRecent' | 'variables' | 'version'>,
  tools: PlanTools,
  signal: AbortSignal,
): Promise<PreparedSafely> {
  const begun = await beginRequest(request, compose, tools.environment, signal)
  const { prepareSafely } = await import('./prepare.js')
  try {
    return await prepareSafely(begun, compose, tools, signal)
  } finally {
    // What a Compose that is too old prints counts for nothing, nor do the problems with that.
    await compose.needRecent()
  }
}

/** Finds the Compose files, and has Compose read them. */
export async function beginRequest(
  request: PlanRequest,
  compose: Pick<Compose, 'config'>,
  environment: Environment,
  signal: AbortSignal,
): Promise<BegunRequest> {
  const problems = [...request.problems]
  const begun = await beginReading(
    request.location,
    (question) => compose.config(question, signal),
    environment,
    (problem) => void problems.push(problem),
  )
  return { ...request, problems, begun }
}
