import { type JsonObject, number, object } from '../../common/json.js'
import type { WrongEntry, WrongValue } from '../../compose/values/wrong-value.js'

/** What is wrong with the `ulimits` of a service. @param service as Compose prints it */
export function wrongLimits({ ulimits }: JsonObject): readonly WrongEntry[] {
  return Object.entries(object(ulimits)).flatMap(([name, limit]) => {
    const wrong = wrongLimit(object(limit))
    return wrong ? [{ key: `ulimits.${name}`, path: ['ulimits', name], wrong }] : []
  })
}

/** -1 is without a limit. */
function wrongLimit(limit: JsonObject): WrongValue | undefined {
  const soft = number(limit.soft)
  const hard = number(limit.hard)
  if (soft === undefined || hard === undefined || hard < 0 || (soft >= 0 && soft <= hard)) return undefined
  return [
    `the soft limit ${soft} is above the hard one, ${hard}`,
    `write \`soft: ${hard}\`, or raise \`hard\``,
  ]
}
