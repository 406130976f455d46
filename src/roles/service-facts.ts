import { list, object } from '../common/json.js'
import { endsAtOnce } from '../compose/ends-at-once.js'
import { isProbed } from '../compose/health-check.js'
import type { Service } from '../compose/project.js'
import { type DataStore, dataStore } from '../stores/data-store.js'
import { acceptanceWord } from './facts/acceptance-word.js'
import type { CommandFacts } from './facts/command-facts.js'
import { type HostPort, hostPorts } from './facts/host-ports.js'
import type { ImageFacts } from './facts/image-facts.js'
import { type NameFacts, nameFacts, saysDevelopers } from './facts/name-facts.js'
import { commandEnds, onceSign } from './facts/once-sign.js'
import { type RunsFacts, runsReader } from './facts/runs-facts.js'
import { serverSign, stayingSign } from './facts/server-sign.js'
import { sharesImage } from './facts/shared-image.js'
import { toolReason } from './facts/tool-reason.js'
import type { Reason } from './role-decision.js'
import { completed, type Dependent, reach, type ServiceGraph } from './service-graph.js'

/** What the files say of one service, read once. Rules compare these and read no text again. */
export interface ServiceFacts {
  readonly service: Service
  readonly name: NameFacts
  readonly image: ImageFacts
  readonly command: CommandFacts
  /** Its container does nothing lasting: it runs `true` or `echo data`. */
  readonly endsAtOnce: boolean
  /** Its command comes to its end, whatever else may call it a server. */
  readonly ends: boolean
  /** Absent: it is no store that is known by its image, build or name. */
  readonly store: DataStore | undefined
  readonly tool: Reason | undefined
  readonly publishes: boolean
  readonly hostPorts: readonly HostPort[]
  readonly exposes: boolean
  /** Absent: it builds none, or the last stage of its Dockerfile. */
  readonly buildTarget: BuildTarget | undefined
  /** A policy that means "for ever", but that people also leave on migrations and tests by mistake. */
  readonly isRestarted: boolean
  /** Its health check asks over HTTP. */
  readonly isProbedOverHttp: boolean
  /** It keeps data in a volume. */
  readonly keepsData: boolean
  /** Who waits for it, and how. */
  readonly dependents: readonly Dependent[]
  /** Those of them that wait for its end. */
  readonly awaitingItsEnd: readonly Dependent[]
  /** Those of them that wait for its health. */
  readonly awaitingItsHealth: readonly Dependent[]
  /** Services that use its volumes by `volumes_from`. */
  readonly volumeUsers: readonly string[]
  /** Services that extend it; absent: none does. */
  readonly extendedBy: readonly string[] | undefined
  /** Nothing that ends has a port, a health check, somebody who waits for its health, or a command without end. */
  readonly isKeptUp: boolean
  /** The same, or its command or image is that of a known server or worker. */
  readonly isLongRunning: boolean
  /** Why its end is a failure whatever its exit code, one clause; absent: nothing calls it a server. */
  readonly serverSign: string | undefined
  /** What about its command or its name says that it stays; absent: neither says so. */
  readonly stayingSign: string | undefined
  /** Why it runs once, one clause; absent: nothing says so, or something calls it a server. */
  readonly onceSign: string | undefined
  /** The store that its command sets up; absent: nothing says so, or something calls it a server. */
  readonly setsUpStore: string | undefined
  /** Its command or image is for tests of what runs. */
  readonly tests: boolean
  /** It does nothing but test, and then ends; a port that it publishes only shows what came of it. */
  readonly isTest: boolean
  /** It tests what it depends on, and then ends. */
  readonly testsOthers: boolean
  /** The word of its name that says acceptance, where nothing else speaks against that. */
  readonly acceptanceWord: string | undefined
  /** Nothing waits for it, near or far, but services with such a word. */
  readonly isLast: boolean
}

export interface BuildTarget {
  readonly name: string
  /** Whether its name says so. */
  readonly isForDevelopers: boolean
  /** Whether a service that publishes a port builds it. */
  readonly isPublished: boolean
}

/** The facts of each service of the graph, by name. */
export function serviceFacts(graph: ServiceGraph): ReadonlyMap<string, ServiceFacts> {
  const publishing = graph.services.filter(({ ports }) => ports.length > 0)
  const publishedTargets = new Set(publishing.map(({ build }) => build?.target))
  const hasRestarts = graph.services.some(({ restart }) => restart !== 'no')
  const context = { graph, publishedTargets, hasRestarts, runsOf: runsReader() }
  const facts = new Map(graph.services.map((service) => [service.name, factsOf(service, context)] as const))
  const others = [...facts].filter(([, { acceptanceWord }]) => acceptanceWord === undefined)
  for (const name of reach(graph, ...others.map(([name]) => name))) {
    const needed = facts.get(name)
    if (needed) needed.isLast = false
  }
  return facts
}

interface Context {
  readonly graph: ServiceGraph
  readonly publishedTargets: ReadonlySet<unknown>
  /** Whether any service has a policy that restarts it. */
  readonly hasRestarts: boolean
  readonly runsOf: (service: Service) => RunsFacts
}

type Unfinished = Omit<ServiceFacts, 'isLast'> & { isLast: boolean }

function factsOf(service: Service, { graph, publishedTargets, hasRestarts, runsOf }: Context): Unfinished {
  const { ports, expose, restart, raw } = service
  const name = nameFacts(service.name)
  const { image, command, testing } = runsOf(service)
  const dependents = graph.dependents(service.name)
  const awaitingItsHealth = dependents.filter(({ condition }) => condition === 'service_healthy')
  const publishes = ports.length > 0
  const exposes = expose.length > 0
  const isRestarted = restart === 'always' || restart === 'unless-stopped'
  const isHeld = isProbed(service.healthCheck) || awaitingItsHealth.length > 0 || command.isEndless
  const isKeptUp = publishes || isHeld
  const isLongRunning = isKeptUp || command.runsServer || (!command.isGiven && image.kinds.includes('server'))
  const isOver = endsAtOnce(service, command.simple)
  const ends = commandEnds(service, command, image, isOver)
  const signs = { service, name, image, command, isRestarted, ends, dependents }
  const isServer = serverSign(signs)
  const once = isServer === undefined ? onceSign(service, command, image, ends, hasRestarts) : undefined
  const tool = toolReason(service, name, image, once !== undefined)
  // A policy that restarts weighs more than a script's name, but less than a tool that does nothing but test.
  const isSure = testing === 'sure' || (image.kinds.includes('testBase') && saysTest(name, testing))
  const tests = isSure || (testing !== undefined && !isRestarted)
  const isTest = tests && (isSure || testing === 'target') && !isHeld
  return {
    service,
    name,
    image,
    command,
    endsAtOnce: isOver,
    ends,
    store: dataStore(service),
    tool,
    publishes,
    hostPorts: hostPorts(service),
    exposes,
    buildTarget: buildTarget(service, publishedTargets),
    isRestarted,
    isProbedOverHttp: isOverHttp(service.healthCheck?.test ?? []),
    keepsData: list(raw.volumes).some((volume) => object(volume).type === 'volume'),
    dependents,
    awaitingItsEnd: dependents.filter(completed),
    awaitingItsHealth,
    volumeUsers: dependents.filter(({ service: user }) => usesVolumes(user, service)).map(nameOf),
    extendedBy: extendedBy(service, graph),
    isKeptUp,
    isLongRunning,
    serverSign: isServer,
    stayingSign: stayingSign(signs),
    onceSign: once,
    setsUpStore:
      isServer === undefined && command.setUpOrder !== undefined ? neededStore(service, graph) : undefined,
    tests,
    isTest: isTest && !command.runsServer,
    testsOthers:
      tests && (!isLongRunning || isTest) && !command.runsServer && Object.keys(service.dependsOn).length > 0,
    acceptanceWord: acceptanceWord(name, { tests, tool, isRestarted, isLongRunning, exposes }),
    isLast: true,
  }
}

/** What is made from an image for tests does so by its script or its name. */
function saysTest({ says }: NameFacts, testing: RunsFacts['testing']): boolean {
  return testing !== undefined || says.test !== undefined || says.acceptance !== undefined
}

/** The first data store that a service waits for, near or far, or that another service waits for which runs its image. */
function neededStore(service: Service, graph: ServiceGraph): string | undefined {
  const peers = graph.services.filter((other) => sharesImage(service, other))
  const needed = [service, ...peers].flatMap(({ name }) => [...reach(graph, name)].sort())
  return needed.find((name) => {
    const one = graph.service(name)
    return one !== undefined && dataStore(one) !== undefined
  })
}

function nameOf({ service }: Dependent): string {
  return service.name
}

function buildTarget({ build }: Service, published: ReadonlySet<unknown>): BuildTarget | undefined {
  const name = build?.target
  if (typeof name !== 'string') return undefined
  return { name, isForDevelopers: saysDevelopers(name), isPublished: published.has(name) }
}

function isOverHttp(test: readonly string[]): boolean {
  return test.some((word) => ['curl', 'wget', 'http:', 'https:'].some((sign) => word.includes(sign)))
}

function usesVolumes(user: Service, { name, containerName }: Service): boolean {
  return user.shares.some(
    (share) =>
      share.key === 'volumes_from' && share.name === (share.kind === 'service' ? name : containerName),
  )
}

function extendedBy({ name }: Service, { project }: ServiceGraph): readonly string[] | undefined {
  const { extended, extendedBy: known } = project.sources
  return extended.has(name) ? [...(known?.get(name) ?? [])].sort() : undefined
}
