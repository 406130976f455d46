import { type JsonObject, list, object, string } from '../common/json.js'
import type { Project, Service } from '../compose/project.js'

/** A secret or config of the project that one of its services gets. */
export interface UsedDefinition {
  readonly section: 'secrets' | 'configs'
  /** As sentences have it: `the secret key`. */
  readonly name: string
  readonly key: string
  readonly definition: JsonObject
}

/** The secrets and configs that these services get, for their containers or for their builds. */
export function usedDefinitions(project: Project, services: readonly Service[]): readonly UsedDefinition[] {
  return (['secrets', 'configs'] as const).flatMap((section) => {
    const used = new Set(
      services.flatMap(({ raw, build }) =>
        [...list(raw[section]), ...list(build?.[section])].map(
          (entry) => string(entry) ?? string(object(entry).source),
        ),
      ),
    )
    return Object.entries(object(project.model[section]))
      .filter(([key]) => used.has(key))
      .map(([key, definition]) => ({
        section,
        name: `the ${section.slice(0, -1)} ${key}`,
        key,
        definition: object(definition),
      }))
  })
}
