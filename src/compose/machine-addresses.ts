import { isObject, type Json, string, strings } from '../common/json.js'

/** A place on the engine's machine, as a text names it. */
export interface MachineAddress {
  /** As it stands there: `localhost`, `host.docker.internal`. */
  readonly host: string
  /** Absent: none stands with it. */
  readonly port?: number | undefined
}

/** Names of the machine itself, seen from the machine. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]', '::1']

/** Names that engines give to the machine inside of containers. */
const ENGINE_HOSTS: readonly string[] = [
  'host.docker.internal',
  'gateway.docker.internal',
  'host.containers.internal',
  'docker.for.mac.localhost',
  'docker.for.mac.host.internal',
  'docker.for.win.localhost',
  'docker.for.win.host.internal',
  // The first bridge of an engine.
  '172.17.0.1',
]

/** The names under which a service reaches the machine. @param extraHosts as Compose resolves `extra_hosts` */
export function engineHosts(extraHosts: Json | undefined): readonly string[] {
  const entries = isObject(extraHosts)
    ? Object.entries(extraHosts).map(([name, value]) => `${name}=${string(value) ?? ''}`)
    : strings(extraHosts)
  const own = entries.flatMap((entry) => /^([^=:]+)[=:]host-gateway$/.exec(entry)?.[1] ?? [])
  return [...new Set([...ENGINE_HOSTS, ...own])]
}

/** The places that a text names with one of these hosts: `redis://localhost:6379/0`, `localhost`. */
export function addressesIn(text: string, hosts: readonly string[]): readonly MachineAddress[] {
  const names = hosts.map((host) => host.replace(/[.[\]]/g, '\\$&')).join('|')
  const place = new RegExp(
    `(?<![\\w.:-])(${names})(?![\\w-]|\\.\\w|:[\\da-f]*:)(?::(\\d{1,5})(?!\\d))?`,
    'gi',
  )
  return [...text.matchAll(place)].map(([, host = '', port]) => ({
    host,
    port: port === undefined ? undefined : Number(port),
  }))
}
