import { isObject, type JsonObject, object } from '../common/json.js'
import type { Finding } from '../findings/finding.js'
import { findingsOf } from '../findings/rule.js'
import { externalNetwork } from '../findings/rules/external-network.js'
import { externalVolume } from '../findings/rules/external-volume.js'
import type { ServiceGraph } from '../roles/service-graph.js'
import type { External, Plan } from './plan.js'

const RULES = { network: externalNetwork, volume: externalVolume } as const

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
      const silenced = place !== undefined && project.sources.isSilenced(RULES[kind].code, place)
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
      ...withoutAddresses(plan.model, missing.networks),
      ...adopted(plan.model, 'networks', missing.networks),
      ...adopted(plan.model, 'volumes', missing.volumes),
    },
    findings: [...plan.findings, ...missingFindings(plan.externals ?? [], missing)],
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

/** A network of the run's own has the addresses that the engine chooses, so no service can ask for one. */
function withoutAddresses({ services }: JsonObject, networks: readonly string[]): JsonObject {
  const entries = Object.entries(object(services)).map(([name, service]) => {
    const own = object(service)
    if (!isObject(own.networks)) return [name, own] as const
    const joined = Object.entries(own.networks).map(([key, options]) => {
      if (!networks.includes(key) || !isObject(options)) return [key, options] as const
      const { ipv4_address: _four, ipv6_address: _six, ...rest } = options
      return [key, rest] as const
    })
    return [name, { ...own, networks: Object.fromEntries(joined) }] as const
  })
  return { services: Object.fromEntries(entries) }
}

function missingFindings(externals: readonly External[], missing: MissingExternals): readonly Finding[] {
  return externals
    .filter(({ kind, key, silenced }) => missing[`${kind}s`].includes(key) && !silenced)
    .flatMap((external) => findingsOf(RULES[external.kind], [external]))
}
