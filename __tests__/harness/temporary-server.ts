import { setTimeout as pause } from 'node:timers/promises'
import { engine, PROJECT, SERVICE } from './engine.js'
import type { Folder } from './folder.js'
import { type ObservedRun, observedRun } from './observed-run.js'
import { app, healthy, project, type ServiceText } from './project.js'
import { uniqueName } from './unique-name.js'

/** A database whose declared probe goes over the socket, as most people write it. */
export interface Database {
  readonly image: string
  /** As a shell in the container would run it. */
  readonly probe: string
  readonly port: number
  readonly environment: Readonly<Record<string, string>>
  /** A client that connects over the network, once. */
  readonly client: readonly string[]
}

const sql = 'CREATE TABLE todo (id INT)'

export const databases = {
  mysql: {
    image: 'mysql:8.4',
    probe: 'mysqlshow -u "$MYSQL_USER" -p"$MYSQL_PASSWORD"',
    port: 3306,
    environment: {
      MYSQL_DATABASE: 'todo',
      MYSQL_USER: 'todo',
      MYSQL_PASSWORD: 'password',
      MYSQL_ROOT_PASSWORD: 'password',
    },
    client: ['mysql', '-h', 'foo', '-u', 'todo', '-ppassword', 'todo', '-e', sql],
  },
  mariadb: {
    image: 'mariadb:11',
    probe: 'mariadb-admin ping -u root -p"$MARIADB_ROOT_PASSWORD"',
    port: 3306,
    environment: { MARIADB_DATABASE: 'todo', MARIADB_ROOT_PASSWORD: 'password' },
    client: ['mariadb', '--skip-ssl', '-h', 'foo', '-u', 'root', '-ppassword', 'todo', '-e', sql],
  },
  postgres: {
    image: 'postgres:17',
    probe: 'pg_isready -U postgres',
    port: 5432,
    environment: { POSTGRES_PASSWORD: 'password' },
    client: ['psql', 'postgresql://postgres:password@foo/postgres', '-c', sql],
  },
} satisfies Readonly<Record<string, Database>>

/** In a database's container: the temporary server was seen to pass the declared probe. */
const PROBED = '/tmp/probed'

interface FirstBoot {
  /** How long the temporary server runs at least. */
  readonly seconds: number
  /** Whether it runs on until `probesTemporaryServer` has seen it. */
  readonly untilProbed?: boolean
  /** More keys of the database's service, which win. */
  readonly service?: ServiceText
}

/**
 * A project whose database runs a temporary server for a while, and whose migration connects over the network once
 * and gives up. The database's name says nothing.
 */
export function temporaryServerProject(
  database: Database,
  { seconds, untilProbed = false, service = {} }: FirstBoot,
): Promise<Folder> {
  const [program = '', ...args] = database.client
  const compose = {
    services: {
      foo: {
        image: database.image,
        environment: database.environment,
        volumes: ['./initialise.sh:/docker-entrypoint-initdb.d/initialise.sh:ro'],
        healthcheck: { test: database.probe.replaceAll('$', '$$$$'), interval: '1s', retries: 100 },
        ...service,
      },
      migrate: { image: database.image, entrypoint: [program], command: args, depends_on: healthy('foo') },
      app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
    },
  }
  const wait = untilProbed ? `until test -e ${PROBED}; do sleep 0.1; done\n` : ''
  return project(compose, { 'initialise.sh': `sleep ${seconds}\n${wait}` })
}

/**
 * Runs the gate on such a project.
 * @returns the run, and whether the declared probe passed while nothing listened on the network
 */
export async function runProbingTemporaryServer(
  database: Database,
  folder: Folder,
): Promise<{ readonly run: ObservedRun; readonly probePassedEarly: boolean }> {
  const name = uniqueName('temporary-server')
  const over = new AbortController()
  const probing = probesTemporaryServer(name, database, over.signal)
  try {
    const run = await observedRun(['--project-name', name], { cwd: folder.path })
    over.abort()
    return { run, probePassedEarly: await probing }
  } finally {
    over.abort()
    await probing
  }
}

/** Probes until that passes for the first time: whether nothing listened on the network then. */
async function probesTemporaryServer(name: string, database: Database, over: AbortSignal): Promise<boolean> {
  const label = [`${PROJECT}=${name}`, `${SERVICE}=foo`]
  while (!over.aborted) {
    const [found] = await engine.listContainers({ filters: JSON.stringify({ label }) })
    const sockets = found === undefined ? '' : await probe(found.Id, database).catch(() => '')
    if (sockets !== '') return !listens(sockets, database.port)
    await pause(100)
  }
  return false
}

/** The kernel's tables of sockets in the container where the declared probe passes; else empty. */
async function probe(id: string, { probe }: Database): Promise<string> {
  const script = `${probe} >/dev/null 2>&1 && cat /proc/net/tcp /proc/net/tcp6 && touch ${PROBED}`
  const exec = await engine.getContainer(id).exec({ Cmd: ['sh', '-c', script], AttachStdout: true })
  let tables = ''
  for await (const chunk of await exec.start({})) tables += String(chunk)
  return tables
}

/** Whether those tables have a listener on all addresses. */
function listens(tables: string, port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return new RegExp(`: (0{8}|0{32}):${hex} 0+:0000 0A`).test(tables)
}
