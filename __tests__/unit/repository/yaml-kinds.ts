import { parse } from 'yaml'

/** What a snippet of YAML is a part of. Each kind is validated in a test of its own. */
export type YamlKind =
  | 'workflow'
  | 'steps'
  | 'compose'
  | 'part of compose'
  | 'x-gate'
  | 'gitlab'
  | 'buildkite'
  | 'bitbucket'
  | 'kubernetes'

/** @returns undefined where nobody would know what it is */
export function yamlKind(text: string): YamlKind | undefined {
  if (/^ +/.test(text)) return 'part of compose'
  const value: unknown = parse(text, { merge: true })
  if (Array.isArray(value)) return 'steps'
  if (typeof value !== 'object' || value === null) return undefined
  const map = value as Readonly<Record<string, unknown>>
  if ('jobs' in map && 'on' in map) return 'workflow'
  if ('services' in map || 'include' in map) return 'compose'
  if (Object.keys(map).join() === 'x-gate') return 'x-gate'
  if ('pipelines' in map) return 'bitbucket'
  if ('apiVersion' in map && map.kind === 'Pod') return 'kubernetes'
  if (Array.isArray(map.steps)) return 'buildkite'
  const jobs = Object.values(map)
  return jobs.every((job) => typeof job === 'object' && job !== null && 'script' in job)
    ? 'gitlab'
    : undefined
}
