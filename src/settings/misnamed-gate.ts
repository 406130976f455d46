import type { JsonObject } from '../common/json.js'
import type { PlaceFinder } from '../common/origin.js'
import type { Report } from '../common/problem.js'

/** What people write for `x-gate` by mistake. Compose accepts any key with `x-`, and the settings would not be read. */
const LIKE_GATE_KEY = /^x[-_]?(?:compose[-_]?)?gates?$/i

/** Reports top-level keys that were meant to be `x-gate`. */
export function checkGateKey(
  { model, sources }: { readonly model: JsonObject; readonly sources: PlaceFinder },
  report: Report,
): void {
  for (const key of Object.keys(model)) {
    if (key === 'x-gate' || !LIKE_GATE_KEY.test(key)) continue
    report({
      message: `nothing reads \`${key}\``,
      instead: 'write `x-gate`, under which the settings of the gate stand',
      at: sources.at([key]),
    })
  }
}
