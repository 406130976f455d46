import type { Service } from '../compose/project.js'
import { commandLine, endsAtOnce, imageNames, wordsOf } from '../compose/service-words.js'
import { type KnownStore, knownStores } from './known-stores.js'
import type { StoreKind } from './store-kind.js'

/** Why a service is a data store, and of which kind where that shows. */
export interface DataStore {
  readonly kind?: StoreKind | undefined
  /** One clause, for instance `mysql:8.4 is a data store`. */
  readonly why: string
  /** The key of the service that says so. */
  readonly key?: 'image' | 'build' | undefined
}

const storesByImage = new Map(knownStores.flatMap((store) => store.images.map((image) => [image, store])))
const storesByWord = new Map(
  knownStores.flatMap((store) => (store.alias ?? [store.name]).map((word) => [word, store])),
)
const databaseWords = new Set(['db', 'database', 'datastore'])

/** The kind of data store a service is, from its image, else from its name or build. Absent: none that is known. */
export function storeKind(service: Service): StoreKind | undefined {
  return dataStore(service)?.kind
}

/** Tells a data store, known or only named so (`db`), from what merely talks to one (exporters, consoles, clients). */
export function dataStore(service: Service): DataStore | undefined {
  if (!known.has(service)) known.set(service, recognised(service))
  return known.get(service)
}
/** Several rules ask. */
const known = new WeakMap<Service, DataStore | undefined>()

function recognised(service: Service): DataStore | undefined {
  if (runsClient(service) || endsAtOnce(service)) return undefined
  const [imaged] = imageNames(service.image).flatMap((name) => storesByImage.get(name) ?? [])
  if (imaged) {
    return { kind: kindOf(imaged), why: `${service.image} is a data store`, key: 'image' }
  }
  return namedStore(service) ?? builtStore(service)
}

/** A name that says which store it is (`orders-mysql`), or that it is one (`db`). */
function namedStore(service: Service): DataStore | undefined {
  const words = wordsOf(service.name)
  const named = storeSaid(words)
  if (named) {
    if (asksOnlyFor(service, named.port)) return { kind: kindOf(named), why: 'its name says data store' }
    return undefined
  }
  if (lastKnown(words, databaseWords) === undefined) return undefined
  const guessed = knownStores.find((store) => looksLike(service, store))
  if (!guessed && looksLikeWeb(service)) return undefined
  return { kind: guessed && kindOf(guessed), why: 'its name says database' }
}

/** A store's own image built in the project: `build: ./postgres`. */
function builtStore(service: Service): DataStore | undefined {
  if (service.build === undefined) return undefined
  const places = [service.build.context, service.build.dockerfile].map(lastPart)
  const [built] = places.flatMap((place) => storeSaid(wordsOf(place)) ?? [])
  if (!built || !asksOnlyFor(service, built.port) || !looksLike(service, built)) return undefined
  return { kind: kindOf(built), why: `it builds a ${built.name} of its own`, key: 'build' }
}

function kindOf({ name, port, probe, probeAt }: KnownStore): StoreKind {
  return { name, port, ...(probe && { probe }), ...(probeAt && { probeAt }) }
}

/** What may stand after the word for a store without changing what it is: `redis-primary`, `db-1`, `mysql-data`. */
const afterStore =
  /^(v?\d+|primary|replica|secondary|master|slave|main|server|cluster|node|data|cache|broker|queue|sessions?|test|tests|dev|local|store|db|database|service|ha)$/
/** What, standing before it, makes the whole something else: `wait-for-db`, `backup_postgres`. */
const beforeStore =
  /^(wait|await|for|init|migrate|migrator|migrations?|seed|seeder|setup|create|prepare|bootstrap|provision|backup|dump|restore|import|load|check|upgrade|update|reset|clean|drop|to|with|without)$/

/** The store that the words say. */
function storeSaid(words: readonly string[]): KnownStore | undefined {
  return storesByWord.get(lastKnown(words, storesByWord) ?? '')
}

/** The last of the words that is known, numbered or not, unless the others make it something else. */
function lastKnown(words: readonly string[], known: { has(word: string): boolean }): string | undefined {
  const plain = words.map((word) => (known.has(word) ? word : word.replace(/\d+$/, '')))
  const at = plain.findLastIndex((word) => known.has(word))
  if (at < 0 || words.slice(0, at).some((word) => beforeStore.test(word))) return undefined
  return words.slice(at + 1).every((word) => afterStore.test(word)) ? plain[at] : undefined
}

function asksOnlyFor(service: Service, port: number): boolean {
  return service.ports.length === 0 || service.ports.some((published) => published.target === port)
}

function looksLike(service: Service, store: KnownStore): boolean {
  const { variable } = store
  if (variable && Object.keys(service.environment).some((name) => variable.test(name))) return true
  if (service.ports.some((port) => port.target === store.port)) return true
  return service.expose.includes(store.port)
}

function looksLikeWeb(service: Service): boolean {
  return service.ports.some(({ target }) => [80, 443, 3000, 5000, 8000, 8080, 8443].includes(target))
}

function lastPart(path: unknown): string {
  return typeof path === 'string' ? (path.split('/').at(-1) ?? '') : ''
}

const client =
  /(^|[\s/;&|(])(psql|createdb|pg_dump|pg_dumpall|pg_restore|pg_isready|mysql|mariadb|mysqldump|mysqladmin|mysqlshow|mongosh|mongo|mongodump|mongorestore|mongoimport|redis-cli|valkey-cli|mc|rabbitmqadmin|kafka-topics(\.sh)?|cqlsh|clickhouse-client|sqlcmd|curl|wget|etcdctl|nats|cub)(\s|$)/
const server =
  /^(\S*\/)?(mysqld(_safe)?|mariadbd|postgres|redis-server|valkey-server|keydb-server|mongod|mongos|minio|server|docker-entrypoint\.sh|entrypoint\.sh|docker-ensure-initdb\.sh|run|run\.sh|start|start-single-node|cassandra|rabbitmq-server|nats-server|etcd|sqlservr|elasticsearch|opensearch|kafka-server-start(\.sh)?|memcached|clickhouse-server|zkServer\.sh)(\s|$)/

/** A store's image used for its command line tools: `mysql -h db < schema.sql`, `mc mb data/uploads`. */
function runsClient(service: Service): boolean {
  const line = commandLine(service)
  return client.test(line) && !commands(line).some((command) => server.test(command))
}

/** What a line runs, each from its program on: in `psql -U postgres` the server's name is but a user's. */
function commands(line: string): readonly string[] {
  return line.split(/[;&|()\n]+|\s-\w*c\s/).map((command) => command.replace(beforeProgram, ''))
}
const beforeProgram = /^(\s|["']|(exec|then|do|else|!|(gosu|su-exec)\s+\S+|\w+=\S*)\s)+/
