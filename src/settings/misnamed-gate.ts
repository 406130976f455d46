import type { JsonObject } from '../common/json.js'
import type { Report } from '../common/problem.js'
import type { Sources } from '../compose/project.js'

/** What people write for `x-gate`. Compose takes any key with `x-`, and a gate without its settings asks too little. */
const LOOKS_MEANT = /^x[-_]?(?:compose[-_]?)?gates?$/i

/** Top-level keys that were meant to be `x-gate`. */
export function checkGateKey(
  { model, sources }: { readonly model: JsonObject; readonly sources: Pick<Sources, 'at'> },
  report: Report,
): void {
  for (const key of Object.keys(model)) {
    if (key === 'x-gate' || !LOOKS_MEANT.test(key)) continue
    report({
      message: `nothing reads \`${key}\``,
      instead: 'write `x-gate`, under which the settings of the gate stand',
      at: sources.at([key]),
    })
  }
}
