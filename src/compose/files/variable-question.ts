import type { Environment } from '../../common/environment.js'
import { isObject, type Json, object, string } from '../../common/json.js'
import { undouble } from '../service.js'

/** The service of the question; it is never started. */
const SERVICE = 'variables'

/**
 * A Compose file that asks for the values of variables: Compose fills them in as it does in a project. It holds names
 * alone.
 */
export function variableQuestion(names: readonly string[]): string {
  const environment = Object.fromEntries(names.map((name, index) => [`V${index}`, `\${${name}-}`]))
  return JSON.stringify({ services: { [SERVICE]: { image: SERVICE, environment } } })
}

/** @param printed what `docker compose config --format json` answers to the question */
export function answeredVariables(printed: string, names: readonly string[]): Environment | undefined {
  const values = environmentIn(printed)
  if (values === undefined) return undefined
  const known = names.map((name, index) => [name, string(values[`V${index}`]) ?? ''] as const)
  return Object.fromEntries(known)
}

function environmentIn(printed: string): Readonly<Record<string, Json>> | undefined {
  try {
    const answer = undouble(JSON.parse(printed) as Json)
    const found = object(object(object(answer).services)[SERVICE]).environment
    return isObject(found) ? found : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
