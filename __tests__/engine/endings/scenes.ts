import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { engine, type Witness } from '../../harness/engine.js'
import type { Folder } from '../../harness/folder.js'
import { app, type Behaviour, healthy, project, type ServiceText, shell } from '../../harness/project.js'

/** Every kind of step; an engine that exports an image or fills a volume goes on though nobody waits any more. */
export const kinds = [
  'build',
  'build (export)',
  'pull',
  'create',
  'create (fill)',
  'start',
  'ready',
  'job',
  'check',
  'teardown',
] as const
export type Kind = (typeof kinds)[number]

/** A project whose run stays in one kind of step long enough to be interrupted there. */
export interface Scene extends AsyncDisposable {
  readonly folder: Folder
  /** Settings of the run. */
  readonly inputs: Readonly<Record<string, string>>
  /** Of the Compose project. */
  readonly name: string
  /** Whether the run is in the middle of that step. */
  reached(witness: Witness, reports: string): Promise<boolean>
}

/** The same settings for the command line. */
export function flags({ inputs }: Scene): string[] {
  return Object.entries(inputs).map(([name, value]) => `--${name}=${value}`)
}

/** Something of everything: a restart policy, named, anonymous and external volumes, networks of two kinds. */
function db(more: ServiceText = {}): ServiceText {
  return shell('echo db is up; exec sleep infinity', {
    init: true,
    restart: 'always',
    volumes: ['data:/data', '/anonymous', 'kept:/kept'],
    networks: ['default', 'outside'],
    healthcheck: { test: 'true', interval: '1s' },
    ...more,
  })
}

/** An app whose image is built for the run alone. */
function builtApp(behaviour: Behaviour = {}, more: ServiceText = {}): ServiceText {
  const { image: _, ...rest } = app(behaviour, { build: '.', init: true, depends_on: ['db', 'migrate'] })
  return { ...rest, ...more }
}

/** The parts in which the scenes differ. */
interface Part {
  readonly services?: Readonly<Record<string, ServiceText>>
  readonly dockerfile?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly reached: Scene['reached']
}

/**
 * @param kind of the step that does not end
 * @param outside name of an external network and volume that the project uses
 */
export async function scene(kind: Kind, outside: string): Promise<Scene> {
  const name = `ending-${kind.replace(/\W+/g, '')}-${randomBytes(3).toString('hex')}`
  const registry = kind === 'pull' ? await silentRegistry() : undefined
  const { services = {}, dockerfile = '', inputs = {}, reached } = part(kind, name, registry)
  const compose = {
    services: {
      db: db(),
      migrate: shell('echo migrated', { depends_on: healthy('db') }),
      app: builtApp(),
      ...services,
    },
    volumes: { data: {}, kept: { external: true, name: outside } },
    networks: { outside: { external: true, name: outside } },
  }
  const folder = await project(compose, { Dockerfile: `FROM debian:bookworm-slim\n${dockerfile}` })
  return {
    folder,
    inputs: { 'project-name': name, ...inputs },
    name,
    reached,
    [Symbol.asyncDispose]: async () => {
      registry?.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

function part(kind: Kind, name: string, registry: Registry | undefined): Part {
  const many = builtApp({}, { deploy: { replicas: 6 } })
  const happened = (service: string, action: 'create' | 'start' | 'kill') => async (witness: Witness) =>
    witness.of(name).some((moment) => moment.service === service && moment.action === action)
  // The engine tells of a start before the gate has heard that it worked; what a service wrote when asked comes after.
  const wrote = (service: string, words: string) => async (witness: Witness) => {
    const started = witness.of(name).find((one) => one.service === service && one.action === 'start')
    if (started === undefined) return false
    const text = await engine.getContainer(started.container).logs({ stdout: true, stderr: true })
    return text.includes(words)
  }
  switch (kind) {
    case 'build':
      return {
        // Its text is new every time, so that no cache knows it.
        dockerfile: `RUN echo ${name} is being built && sleep 60\n`,
        reached: async (witness, reports) =>
          (await happened('db', 'start')(witness)) && (await built(`] RUN echo ${name}`)(witness, reports)),
      }
    case 'pull':
      return {
        services: { extra: { image: `127.0.0.1:${registry?.port}/x:1`, depends_on: ['db'] } },
        reached: async (witness) =>
          (await happened('db', 'start')(witness)) && registry !== undefined && registry.asked(),
      }
    case 'build (export)':
      return {
        dockerfile: `RUN truncate -s 400M /sparse && echo ${name}\n`,
        reached: built('exporting layers'),
      }
    case 'create (fill)':
      return {
        dockerfile: 'RUN mkdir /filled && truncate -s 400M /filled/sparse\nVOLUME /filled\n',
        reached: async (witness) => (await happened('db', 'create')(witness)) && fillingVolume(),
      }
    case 'create':
      return { services: { app: many }, reached: happened('app', 'create') }
    case 'start':
      return { services: { app: many }, reached: happened('app', 'start') }
    case 'ready':
      return {
        services: {
          db: db({
            healthcheck: { test: 'echo probed >/proc/1/fd/1; false', interval: '1s', retries: 100 },
          }),
        },
        reached: wrote('db', 'probed'),
      }
    case 'job':
      return {
        services: { migrate: shell('echo migrating; exec sleep 60', { depends_on: healthy('db') }) },
        reached: happened('migrate', 'start'),
      }
    case 'check':
      return {
        services: { app: builtApp({ STATUS: 503 }) },
        reached: wrote('app', '-> 503'),
      }
    case 'teardown':
      return {
        services: { app: builtApp({ GRACE: 30 }, { init: false }) },
        inputs: { 'stop-grace': '20s' },
        reached: happened('app', 'kill'),
      }
  }
}

/** Whether the build has written those words. */
function built(words: string): Scene['reached'] {
  return async (_, reports) => {
    const text = await readFile(join(reports, 'logs/build-app.log'), 'utf8').catch(() => '')
    return text.includes(words)
  }
}

/** A new volume is filled from the image before the container it is for is listed. */
async function fillingVolume(): Promise<boolean> {
  const [volumes, containers] = await Promise.all([
    engine.listVolumes({ filters: JSON.stringify({ dangling: ['false'] }) }),
    engine.listContainers({ all: true }),
  ])
  const listed = new Set(containers.flatMap(({ Mounts }) => Mounts.map(({ Name }) => Name)))
  return (volumes.Volumes ?? []).some(({ Name }) => !listed.has(Name))
}

interface Registry {
  readonly port: number
  asked(): boolean
  close(): void
}

/** A registry that takes every call and never answers. */
async function silentRegistry(): Promise<Registry> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    socket.on('error', () => {})
    sockets.add(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    asked: () => sockets.size > 0,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
