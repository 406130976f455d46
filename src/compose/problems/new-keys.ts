import type { YamlKey } from '../yaml/walk.js'

/**
 * The first Compose that knows a key, for keys that are newer than the oldest Compose that the gate takes: place → key →
 * version. `*` stands for any name, and an entry of a list has no place of its own.
 */
const SINCE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': { models: '2.38.0' },
  'networks.*': { enable_ipv4: '2.33.0' },
  'services.*': {
    gpus: '2.30.0',
    label_file: '2.32.0',
    models: '2.38.0',
    post_start: '2.30.0',
    pre_start: '5.3.0',
    pre_stop: '2.30.0',
    provider: '2.35.0',
    pull_refresh_after: '2.34.0',
    use_api_socket: '2.37.2',
  },
  'services.*.build': {
    entitlements: '2.27.0',
    no_cache_filter: '5.0.0',
    provenance: '2.39.0',
    sbom: '2.39.0',
  },
  'services.*.develop.watch': { exec: '2.32.0', include: '2.34.0', initial_sync: '2.40.0' },
  'services.*.env_file': { format: '2.30.0' },
  'services.*.networks.*': { driver_opts: '2.27.1', gw_priority: '2.33.0', interface_name: '2.36.0' },
  'services.*.ports': { app_protocol: '2.25.0', name: '2.25.0' },
  'services.*.volumes': { image: '2.35.0' },
  'services.*.volumes.bind': { recursive: '2.30.0' },
  'services.*.volumes.volume': { labels: '2.35.0', subpath: '2.25.0' },
}

/**
 * The first Compose that knows a key; undefined: every one that the gate takes does, or none.
 * @param path of the map that holds the key, for instance `['services', 'db']`
 */
export function knownSince(path: readonly YamlKey[], key: string): string | undefined {
  const names = path.filter((part) => typeof part === 'string')
  const place = Object.keys(SINCE).find((pattern) => {
    const parts = pattern === '' ? [] : pattern.split('.')
    return (
      parts.length === names.length && parts.every((part, index) => part === '*' || part === names[index])
    )
  })
  return place === undefined ? undefined : SINCE[place]?.[key]
}
