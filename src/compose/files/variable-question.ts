import type { Environment } from '../../common/environment.js'
import { isObject, type Json, object, string } from '../../common/json.js'
import { undouble } from '../doubled-dollars.js'

/** The service of the question; it is never started. */
const SERVICE = 'variables'

/**
 * A Compose file that asks for the values of variables: Compose fills them in as it does in a project. It holds names
 * alone.
 */
export function variableQuestion(names: readonly string[]): string {
  return textQuestion(names.map((name) => `\${${name}-}`))
}

/** A Compose file that asks for texts with the variables in them filled in. */
export function textQuestion(texts: readonly string[]): string {
  const environment = Object.fromEntries(texts.map((text, index) => [`V${index}`, text]))
  return JSON.stringify({ services: { [SERVICE]: { image: SERVICE, environment } } })
}

/** @param printed what `docker compose config --format json` answers to the question */
export function answeredVariables(printed: string, names: readonly string[]): Environment | undefined {
  const values = answeredTexts(printed, names.length)
  return values && Object.fromEntries(names.map((name, index) => [name, values[index]]))
}

/** @param printed what `docker compose config --format json` answers to the question for that many texts */
export function answeredTexts(printed: string, count: number): readonly string[] | undefined {
  const values = environmentIn(printed)
  return values && Array.from({ length: count }, (_, index) => string(values[`V${index}`]) ?? '')
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
