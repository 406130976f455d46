import { isObject, type JsonObject } from '../common/json.js'
import type { Finding } from '../findings/finding.js'
import type { ServiceGraph } from '../roles/service-graph.js'
import type { External, Plan } from './plan.js'

/** The codes of the findings that need to know what is on the engine. */
export const EXTERNAL_CODES = { network: 'EXTERNAL_NETWORK', volume: 'EXTERNAL_VOLUME' } as const

/** Keys of the model's external networks and volumes that the engine does not have. */
export interface MissingExternals {
  readonly networks: readonly string[]
  readonly volumes: readonly string[]
}

export function isExternal(options: JsonObject): boolean {
  return options.external !== undefined && options.external !== false && options.external !== null
}

/** What the project expects to be on the engine already. */
export function externalsOf({ project, at }: ServiceGraph): readonly External[] {
  return (['network', 'volume'] as const).flatMap((kind) => {
    const declared = project.model[`${kind}s`]
    return Object.entries(isObject(declared) ? declared : {}).flatMap(([key, options]) => {
      if (!isObject(options) || !isExternal(options)) return []
      const name = typeof options.name === 'string' ? options.name : key
      const place = at([`${kind}s`, key])
      const silenced = place !== undefined && project.sources.isSilenced(EXTERNAL_CODES[kind], place)
      return [{ kind, key, name, at: place, silenced }]
    })
  })
}

/** Makes missing external networks and volumes the run's own, and says so. */
export function adoptMissing(plan: Plan, missing: MissingExternals): Plan {
  return {
    ...plan,
    model: {
      ...plan.model,
      ...adopted(plan.model, 'networks', missing.networks),
      ...adopted(plan.model, 'volumes', missing.volumes),
    },
    findings: [
      ...plan.findings,
      ...(plan.externals ?? [])
        .filter(({ kind, key, silenced }) => missing[`${kind}s`].includes(key) && !silenced)
        .map(finding),
    ],
  }
}

function adopted(model: JsonObject, kind: 'networks' | 'volumes', keys: readonly string[]): JsonObject {
  const declared = model[kind]
  if (!isObject(declared) || keys.length === 0) return {}
  const entries = Object.entries(declared).map(([key, options]) => {
    if (!keys.includes(key) || !isObject(options)) return [key, options] as const
    const { external: _external, name: _name, ...own } = options
    return [key, own] as const
  })
  return { [kind]: Object.fromEntries(entries) }
}

function finding({ kind, name, at }: External): Finding {
  return {
    severity: 'notice',
    code: EXTERNAL_CODES[kind],
    message: `the external ${kind} ${name} does not exist on this engine, so the run gets an empty one of its own. Where what is in it matters, make it beforehand with docker ${kind} create ${name}`,
    at,
  }
}
