import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { Folder } from './folder.js'

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }
export type ServiceText = { readonly [key: string]: Value }

/** A Compose file as data; one written as text keeps its lines, for tests that look at places. */
export type ComposeText =
  | string
  | { readonly services: Readonly<Record<string, ServiceText>>; readonly [key: string]: Value }

const server = join(__dirname, 'server.pl')

/**
 * A Compose project in a folder of its own, with the test server beside it.
 * @param files more files, path → content
 */
export async function project(
  compose: ComposeText,
  files: Readonly<Record<string, string>> = {},
): Promise<Folder> {
  const text = typeof compose === 'string' ? compose : stringify(compose)
  return Folder.with({ 'compose.yaml': text, 'server.pl': await readFile(server, 'utf8'), ...files })
}

/** What the test server does; see `server.pl`. */
export interface Behaviour {
  readonly STATUS?: number
  readonly BODY?: string
  readonly TYPE?: string
  readonly PORT?: number
  readonly DELAY?: number
  readonly EXIT_AFTER?: number
  readonly EXIT_CODE?: number
  readonly GRACE?: number
  readonly LAST_WORDS?: string
  readonly LOG?: string
  readonly PEER?: string
}

/** An app that needs nothing but Debian's own Perl. @param more keys of the service, which win */
export function app(behaviour: Behaviour = {}, more: ServiceText = {}): ServiceText {
  return {
    image: 'debian:bookworm-slim',
    command: ['perl', '/app/server.pl'],
    volumes: ['./server.pl:/app/server.pl:ro'],
    environment: { ...behaviour },
    ports: [String(behaviour.PORT ?? 8080)],
    ...more,
  }
}

/** A service that runs one line of shell. */
export function shell(script: string, more: ServiceText = {}): ServiceText {
  return {
    image: 'debian:bookworm-slim',
    // Compose would take a single dollar for one of its own variables.
    command: ['sh', '-c', script.replaceAll('$', '$$$$')],
    ...more,
  }
}

/** A service that writes one line and stays. It is healthy when the line is written, so no run passes without it. */
export function writer(line: string, more: ServiceText = {}): ServiceText {
  return shell(`echo ${line}; touch /tmp/written; exec sleep infinity`, {
    init: true,
    healthcheck: { test: 'test -e /tmp/written', interval: '1s' },
    ...more,
  })
}

/** A real database that boots in two seconds. */
export function postgres(more: ServiceText = {}): ServiceText {
  return {
    image: 'postgres:17',
    environment: { POSTGRES_PASSWORD: 'password' },
    healthcheck: { test: 'pg_isready -U postgres', interval: '1s', retries: 30 },
    ...more,
  }
}

export const healthy = (service: string): ServiceText => ({ [service]: { condition: 'service_healthy' } })

/** A variable as a Compose file asks for it: `variable('TAG', ':?')` is `${TAG:?}`. */
export const variable = (name: string, otherwise = ''): string => `$\{${name}${otherwise}}`
