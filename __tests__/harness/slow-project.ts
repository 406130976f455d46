import { access, constants, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ANONYMOUS, engine } from './engine.js'
import { type ContainerEvent, type EventRecorder, firstLog } from './event-recorder.js'
import type { Folder } from './folder.js'
import { app, type Behaviour, healthy, project, type ServiceText, shell } from './project.js'
import { type SilentRegistry, startSilentRegistry } from './silent-registry.js'
import { uniqueName } from './unique-name.js'

/** Every kind of step. An engine that exports an image or fills a volume goes on when its client has gone. */
export const SLOW_STEPS = [
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
export type SlowStep = (typeof SLOW_STEPS)[number]

/** Whether the engine itself is at work in this step: then a test can neither make the step longer nor end it. */
export function isEngineAtWork(step: SlowStep): boolean {
  return step === 'build (export)' || step === 'create (fill)'
}

/** Whether the step lasts only a moment, which no test can make longer: the next one may have begun meanwhile. */
export function isBrief(step: SlowStep): boolean {
  return step === 'create' || step === 'start'
}

/** A project whose run stays in one kind of step long enough to be interrupted there. */
export interface SlowProject extends AsyncDisposable {
  readonly folder: Folder
  /** Settings of the run. */
  readonly inputs: Readonly<Record<string, string>>
  /** Of the Compose project. */
  readonly name: string
  /**
   * Whether the run is in the middle of that step, and `db` has written its line. Where the engine is at work, the
   * step may be over before `db` writes: then the step alone counts.
   */
  reached(events: EventRecorder, reports: string): Promise<boolean>
  /** What `db` has written so far; empty before it is started. */
  dbLog(events: EventRecorder): Promise<string>
}

/** The same settings for the command line. */
export function flags({ inputs }: SlowProject): string[] {
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

/** What the project of one kind of step has of its own. */
interface Variant {
  readonly services?: Readonly<Record<string, ServiceText>>
  readonly dockerfile?: string
  readonly inputs?: Readonly<Record<string, string>>
  /** Whether the run is in the middle of the step. */
  isInStep(events: EventRecorder, reports: string): Promise<boolean>
}

/**
 * @param step that does not end, or takes long
 * @param outside name of an external network and volume that the project uses
 */
export async function slowProject(step: SlowStep, outside: string): Promise<SlowProject> {
  const name = uniqueName(`slow-${step.replace(/\W+/g, '')}`)
  const registry = step === 'pull' ? await startSilentRegistry() : undefined
  const { services = {}, dockerfile = '', inputs = {}, isInStep } = variant(step, name, registry)
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
  let known = ''
  const dbLog = async (events: EventRecorder) => {
    // The log of a container that was removed is as it was before.
    known = await firstLog(events, name, 'db').catch(() => known)
    return known
  }
  const isDbUp = async (events: EventRecorder) =>
    known.includes('db is up') || (await dbLog(events)).includes('db is up')
  return {
    folder,
    inputs: { 'project-name': name, ...inputs },
    name,
    reached: async (events, reports) =>
      (isEngineAtWork(step) || (await isDbUp(events))) && (await isInStep(events, reports)),
    dbLog,
    [Symbol.asyncDispose]: async () => {
      await registry?.[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

function variant(step: SlowStep, name: string, registry: SilentRegistry | undefined): Variant {
  const many = builtApp({}, { deploy: { replicas: 4 } })
  const happened = (service: string, action: ContainerEvent['action']) => async (events: EventRecorder) =>
    events.find(name, service, action) !== undefined
  // The engine's event of a start comes before the gate hears that the start worked. What a service writes when the
  // gate asks it comes after.
  const wrote = (service: string, words: string) => async (events: EventRecorder) =>
    (await firstLog(events, name, service)).includes(words)
  switch (step) {
    case 'build':
      return {
        // Its text is new every time, so that no cache knows it.
        dockerfile: `RUN echo ${name} is being built && sleep 60\n`,
        isInStep: buildWrote(`] RUN echo ${name}`),
      }
    case 'pull':
      return {
        services: { extra: { image: `127.0.0.1:${registry?.port}/x:1`, depends_on: ['db'] } },
        isInStep: async () => registry?.wasAsked() === true,
      }
    case 'build (export)':
      return {
        dockerfile: `RUN truncate -s 400M /sparse && echo ${name}\n`,
        isInStep: buildWrote('exporting layers'),
      }
    case 'create (fill)':
      return {
        // By this file its volume is known from those of other runs.
        dockerfile: `RUN mkdir /filled && truncate -s 400M /filled/sparse\nCOPY server.pl /filled/${name}\nVOLUME /filled\n`,
        isInStep: async (events) => (await happened('db', 'create')(events)) && (await isFillingVolume(name)),
      }
    case 'create':
      return { services: { app: many }, isInStep: happened('app', 'create') }
    case 'start':
      return { services: { app: many }, isInStep: happened('app', 'start') }
    case 'ready': {
      const test = 'echo probed >/proc/1/fd/1; false'
      return {
        services: { db: db({ healthcheck: { test, interval: '1s', retries: 100 } }) },
        isInStep: wrote('db', 'probed'),
      }
    }
    case 'job':
      return {
        services: { migrate: shell('echo migrating; exec sleep 60', { depends_on: healthy('db') }) },
        isInStep: happened('migrate', 'start'),
      }
    case 'check':
      return { services: { app: builtApp({ STATUS: 503 }) }, isInStep: wrote('app', '-> 503') }
    case 'teardown':
      return {
        services: { app: builtApp({ GRACE: 30 }, { init: false }) },
        inputs: { 'stop-grace': '20s' },
        isInStep: happened('app', 'kill'),
      }
  }
}

/** Whether the build has written those words. */
function buildWrote(words: string): Variant['isInStep'] {
  return async (_, reports) => {
    const text = await readFile(join(reports, 'logs/build-app.log'), 'utf8').catch(() => '')
    return text.includes(words)
  }
}

/** A new volume is filled from the image before the container it is for is listed. @param file in that volume */
async function isFillingVolume(file: string): Promise<boolean> {
  const [{ Volumes: volumes }, containers] = await Promise.all([
    engine.listVolumes({ filters: JSON.stringify({ dangling: ['false'] }) }),
    engine.listContainers({ all: true }),
  ])
  const listed = new Set(containers.flatMap(({ Mounts }) => Mounts.map(({ Name }) => Name)))
  const filling = (volumes ?? []).filter(
    ({ Name, Labels }) => ANONYMOUS in (Labels ?? {}) && !listed.has(Name),
  )
  return (await Promise.all(filling.map(({ Mountpoint }) => mayHold(Mountpoint, file)))).some(Boolean)
}

/** Whether a volume's folder holds this file; true where folders of volumes cannot be read from here. */
async function mayHold(folder: string, file: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => undefined)
  if (names !== undefined) return names.includes(file)
  return access(dirname(dirname(folder)), constants.R_OK).then(
    () => false,
    () => true,
  )
}
