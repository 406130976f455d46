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
import { type NeighbourFacts, neededStore, neighbourFacts } from './facts/neighbour-facts.js'
import { commandEnds, onceSign } from './facts/once-sign.js'
import { type RunsFacts, runsReader } from './facts/runs-facts.js'
import { serverSign, stayingSign } from './facts/server-sign.js'
import { type TestFacts, testFacts } from './facts/test-facts.js'
import { toolReason } from './facts/tool-reason.js'
import type { Reason } from './role-decision.js'
import { reach, type ServiceGraph } from './service-graph.js'

/** What the files say of one service, read once. Rules compare these and read no text again. */
export interface ServiceFacts extends NeighbourFacts, TestFacts {
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
  const all = graph.services.map((service) => factsOf(service, context))
  const others = all.filter(({ acceptanceWord }) => acceptanceWord === undefined)
  const needed = reach(graph, ...others.map(({ service }) => service.name))
  return new Map(
    all.map((facts) => [facts.service.name, { ...facts, isLast: !needed.has(facts.service.name) }]),
  )
}

interface Context {
  readonly graph: ServiceGraph
  readonly publishedTargets: ReadonlySet<unknown>
  /** Whether any service has a policy that restarts it. */
  readonly hasRestarts: boolean
  readonly runsOf: (service: Service) => RunsFacts
}

function factsOf(service: Service, context: Context): Omit<ServiceFacts, 'isLast'> {
  const { graph } = context
  const name = nameFacts(service.name)
  const runs = context.runsOf(service)
  const { image, command } = runs
  const neighbours = neighbourFacts(service, graph)
  const { dependents, awaitingItsHealth } = neighbours
  const publishes = service.ports.length > 0
  const exposes = service.expose.length > 0
  const isRestarted = service.restart === 'always' || service.restart === 'unless-stopped'
  const isHeld = isProbed(service.healthCheck) || awaitingItsHealth.length > 0 || command.isEndless
  const isKeptUp = publishes || isHeld
  const isLongRunning = isKeptUp || command.runsServer || (!command.isGiven && image.kinds.includes('server'))
  const isOver = endsAtOnce(service, command.simple)
  const ends = commandEnds(service, command, image, isOver)
  const signs = { service, name, image, command, isRestarted, ends, dependents }
  const isServer = serverSign(signs)
  const once =
    isServer === undefined ? onceSign(service, command, image, ends, context.hasRestarts) : undefined
  const setsUp = isServer === undefined && command.setUpOrder !== undefined
  const tool = toolReason(service, name, image, command, once !== undefined)
  const testing = testFacts(service, name, runs, { isRestarted, isHeld, isLongRunning })
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
    buildTarget: buildTarget(service, context.publishedTargets),
    isRestarted,
    isProbedOverHttp: isOverHttp(service.healthCheck?.test ?? []),
    keepsData: list(service.raw.volumes).some((volume) => object(volume).type === 'volume'),
    ...neighbours,
    isKeptUp,
    isLongRunning,
    serverSign: isServer,
    stayingSign: stayingSign(signs),
    onceSign: once,
    setsUpStore: setsUp ? neededStore(service, graph) : undefined,
    ...testing,
    acceptanceWord: acceptanceWord(name, { tests: testing.tests, tool, isRestarted, isLongRunning, exposes }),
  }
}

function buildTarget({ build }: Service, published: ReadonlySet<unknown>): BuildTarget | undefined {
  const name = build?.target
  if (typeof name !== 'string') return undefined
  return { name, isForDevelopers: saysDevelopers(name), isPublished: published.has(name) }
}

function isOverHttp(test: readonly string[]): boolean {
  return test.some((word) => ['curl', 'wget', 'http:', 'https:'].some((sign) => word.includes(sign)))
}
