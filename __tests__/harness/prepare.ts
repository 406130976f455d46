import type { Compose } from '../../src/engine/docker-compose.js'
import * as source from '../../src/prepare.js'
import { beginRequest } from '../../src/read-and-plan.js'

/** Reads a project and makes a plan of it, with all that is loaded already. */
export async function prepare(
  request: source.PlanRequest,
  compose: Pick<Compose, 'config'> & Partial<Pick<Compose, 'version'>>,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  meanwhile: source.AskedMeanwhile = {},
): Promise<source.Prepared> {
  const begun = await beginRequest(request, compose, environment, signal)
  return source.prepare(begun, compose, environment, signal, meanwhile)
}
