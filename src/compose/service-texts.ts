import { isObject, string, strings } from '../common/json.js'
import { undoubled } from './doubled-dollars.js'
import type { Service } from './project.js'

/** A text of a service in which others may be named. */
export interface ServiceText {
  readonly key: 'environment' | 'command' | 'entrypoint' | 'healthcheck' | 'labels'
  /** Of a variable or a label. */
  readonly name?: string | undefined
  readonly text: string
}

/** What a service hands to its programs, and to those that read its labels. */
export function textsOf({
  environment,
  command = [],
  entrypoint = [],
  healthCheck,
  raw,
}: Service): readonly ServiceText[] {
  return [
    ...Object.entries(environment).map(([name, text]) => ({ key: 'environment', name, text }) as const),
    ...entrypoint.map((text) => ({ key: 'entrypoint', text }) as const),
    ...command.map((text) => ({ key: 'command', text }) as const),
    ...(healthCheck?.test ?? []).map((text) => ({ key: 'healthcheck', text }) as const),
    ...labelsOf({ raw }).map(([name, text]) => ({ key: 'labels', name, text }) as const),
  ]
}

/** Names and texts. Labels may be a map, or a list of `name=value`. */
export function labelsOf({ raw }: Pick<Service, 'raw'>): readonly (readonly [string, string])[] {
  const { labels } = raw
  if (Array.isArray(labels)) {
    return strings(labels).map((entry) => {
      const [name = '', ...rest] = undoubled(entry).split('=')
      return [name, rest.join('=')]
    })
  }
  return Object.entries(isObject(labels) ? labels : {}).map(([name, text]) => [
    name,
    undoubled(string(text) ?? ''),
  ])
}

/** Where a text stands in the Compose file, as keys from the root. */
export function pathOfText(service: string, { key, name }: ServiceText): readonly string[] {
  return ['services', service, key, ...(name === undefined ? [] : [name])]
}

/** A text as people know it: `API_URL`, `its command`. */
export function nameOfText({ key, name }: ServiceText): string {
  return name ?? `its ${key === 'healthcheck' ? 'health check' : key}`
}
