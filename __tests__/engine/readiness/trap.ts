import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { engine } from '../../harness/engine.js'
import type { Folder } from '../../harness/folder.js'
import { app, healthy, project, type ServiceText } from '../../harness/project.js'
import { type Trial, trial } from '../../harness/trial.js'

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

/** What an eyewitness saw at one moment of a first boot. */
export interface Sight {
  /** The declared probe passed … */
  readonly passed: boolean
  /** … and after that nothing listened on the network yet. */
  readonly trapped: boolean
}

/**
 * A project whose database runs a temporary server for so many seconds, and whose migration connects over the network
 * once and gives up. The database's name says nothing.
 */
export function trap(database: Database, seconds: number, more: ServiceText = {}): Promise<Folder> {
  const [program = '', ...args] = database.client
  return project({
    services: {
      foo: {
        image: database.image,
        environment: { ...database.environment, STAND_IN_INIT_SECONDS: String(seconds) },
        healthcheck: { test: database.probe.replaceAll('$', '$$$$'), interval: '1s', retries: 100 },
        ...more,
      },
      migrate: { image: database.image, entrypoint: [program], command: args, depends_on: healthy('foo') },
      app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
    },
  })
}

/** Runs the gate on such a project, with an eyewitness of what the declared probe says meanwhile. */
export async function spring(
  database: Database,
  folder: Folder,
): Promise<{ readonly run: Trial; readonly sights: readonly Sight[] }> {
  const name = `trap-${randomBytes(4).toString('hex')}`
  const over = new AbortController()
  const watching = watch(name, database, over.signal)
  try {
    const run = await trial(['--project-name', name], { cwd: folder.path })
    over.abort()
    return { run, sights: await watching }
  } finally {
    over.abort()
    await watching
  }
}

async function watch(name: string, database: Database, signal: AbortSignal): Promise<readonly Sight[]> {
  const sights: Sight[] = []
  const label = [`com.docker.compose.project=${name}`, 'com.docker.compose.service=foo']
  while (!signal.aborted) {
    const [found] = await engine.listContainers({ filters: JSON.stringify({ label }) })
    const sight = found === undefined ? undefined : await look(found.Id, database).catch(() => undefined)
    if (sight !== undefined) sights.push(sight)
    await pause(100)
  }
  return sights
}

async function look(id: string, { probe, port }: Database): Promise<Sight> {
  const script = `${probe} >/dev/null 2>&1 && cat /proc/net/tcp /proc/net/tcp6`
  const exec = await engine.getContainer(id).exec({ Cmd: ['sh', '-c', script], AttachStdout: true })
  let tables = ''
  for await (const chunk of await exec.start({})) tables += String(chunk)
  const passed = tables.includes('local_address')
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const listens = new RegExp(`: (0{8}|0{32}):${hex} 0+:0000 0A`).test(tables)
  return { passed, trapped: passed && !listens }
}
