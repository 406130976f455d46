import type { JsonObject } from '../common/json.js'
import type { PlaceFinder } from '../common/origin.js'
import type { Position, Report } from '../common/problem.js'

/** What people write for `x-gate` by mistake. Compose accepts any key with `x-`, and the settings would not be read. */
const LIKE_GATE_KEY = /^x[-_]?(?:compose[-_]?)?gates?$/i

interface GateKeys {
  readonly model: JsonObject
  readonly sources: PlaceFinder & {
    readonly gatesOfServices?: readonly { readonly service: string; readonly at: Position }[] | undefined
  }
}

/** Reports top-level keys that were meant to be `x-gate`, and one that stands in a service. */
export function checkGateKey({ model, sources }: GateKeys, report: Report): void {
  for (const key of Object.keys(model)) {
    if (key === 'x-gate' || !LIKE_GATE_KEY.test(key)) continue
    report({
      message: `nothing reads \`${key}\``,
      instead: 'write `x-gate`, under which the settings of the gate stand',
      at: sources.at([key]),
    })
  }
  for (const { service, at } of sources.gatesOfServices ?? []) {
    report({
      message: `nothing reads \`x-gate\` in the service ${service}`,
      instead: 'write it at the beginning of a line, beside `services`',
      at,
    })
  }
}
