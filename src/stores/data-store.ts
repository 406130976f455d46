import { commandsIn, commandsInScript, commandsOf, type SimpleCommand } from '../compose/command-line.js'
import { endsAtOnce } from '../compose/ends-at-once.js'
import { imageNames } from '../compose/image-reference.js'
import { wordsOf } from '../compose/name-words.js'
import type { Service } from '../compose/project.js'
import { startCommand } from '../compose/start-command.js'
import { cloudEmulators, emulatorStarted, startsEmulator } from './cloud-emulators.js'
import { type KnownStore, knownStores, type ListedStore } from './known-stores.js'
import { runsOnlyTools, startsStore, worksOnFiles } from './store-programs.js'
import { lastStoreWord } from './store-words.js'

/** Why a service is a data store, and which one where that shows. */
export interface DataStore {
  /** Absent: a data store that the gate knows nothing of. */
  readonly known?: KnownStore | undefined
  /** One clause, for instance `mysql:8.4 is a data store`. */
  readonly why: string
  /** The key of the service that says so. */
  readonly key?: 'image' | 'build' | undefined
}

const listedStores = [...knownStores, ...cloudEmulators]
const storesByImage = new Map(listedStores.flatMap((store) => store.images.map((image) => [image, store])))
const storesByWord = new Map(
  listedStores.flatMap((store) => (store.alias ?? [store.name]).map((word) => [word, store])),
)
const emulatorWords = new Set(['emulator', 'emulators'])
const databaseWords = new Set(['db', 'database', 'datastore'])

/** The known data store that a service is, by its image, else by its name or build. Absent: it is none that is known. */
export function knownStore(service: Service): KnownStore | undefined {
  return dataStore(service)?.known
}

/** Tells a data store, known or only named so (`db`), from what merely talks to one (exporters, consoles, clients). */
export function dataStore(service: Service): DataStore | undefined {
  const store =
    imagedStore(service) ??
    basedStore(service) ??
    startedStore(service) ??
    namedStore(service) ??
    builtStore(service)
  if (store === undefined || runsOnlyTools(ownCommands(service)) || endsAtOnce(service)) return undefined
  return store
}

/** Whether a service only makes, moves or gives away files: it asks no store, and is none. */
export function preparesFiles(service: Service): boolean {
  return worksOnFiles(ownCommands(service))
}

/** What the file tells the container to run, with what stands in its script. */
function ownCommands(service: Service): readonly SimpleCommand[] {
  const commands = commandsOf(service)
  return commands.length === 0 ? [] : [...commands, ...scriptCommands(service)]
}

function scriptCommands({ startScript }: Service): readonly SimpleCommand[] {
  return startScript === undefined ? [] : commandsInScript(startScript.text)
}

function imagedStore({ image }: Service): DataStore | undefined {
  const listed = listedStore(image)
  return listed && { known: known(listed), why: `${image} is a data store`, key: 'image' }
}

/** Built on a store, without a program of its own but where that offers the store's port. */
function basedStore(service: Service): DataStore | undefined {
  const { built, entrypoint, command } = service
  const listed = listedStore(built?.base)
  if (listed === undefined) return undefined
  const ownProgram = entrypoint ?? command ?? built?.entrypoint ?? built?.command
  const isOther =
    ownProgram !== undefined && !startsStore([...commandsIn(ownProgram), ...scriptCommands(service)])
  if (isOther && !offers(service, listed.port)) return undefined
  return { known: known(listed), why: `it is built on ${built?.base}, a data store`, key: 'build' }
}

function listedStore(image: string | undefined): ListedStore | undefined {
  return imageNames(image).flatMap((name) => storesByImage.get(name) ?? [])[0]
}

/** An image of many tools that its command makes a store of. */
function startedStore(service: Service): DataStore | undefined {
  const commands = [...commandsOf(startCommand(service)), ...scriptCommands(service)]
  const emulator = emulatorStarted(commands)
  if (emulator) return { known: known(emulator), why: `its command starts an emulator of ${emulator.name}` }
  return startsEmulator(commands) ? { why: 'its command starts an emulator of a store' } : undefined
}

/** A name that says which store it is (`orders-mysql`), or that it is one (`db`). */
function namedStore(service: Service): DataStore | undefined {
  const words = wordsOf(service.name)
  const named = storeSaid(words)
  if (named !== undefined) {
    return asksOnlyFor(service, named.port)
      ? { known: known(named), why: 'its name says data store' }
      : undefined
  }
  if (lastStoreWord(words, emulatorWords) !== undefined) return { why: 'its name says emulator' }
  if (lastStoreWord(words, databaseWords) === undefined) return undefined
  const guessed = knownStores.find((store) => looksLike(service, store))
  if (guessed === undefined && looksLikeWeb(service)) return undefined
  return { known: guessed && known(guessed), why: 'its name says database' }
}

/** A store's own image built in the project: `build: ./postgres`. */
function builtStore(service: Service): DataStore | undefined {
  if (service.build === undefined) return undefined
  const places = [service.build.context, service.build.dockerfile].map(lastPart)
  const [built] = places.flatMap((place) => storeSaid(wordsOf(place)) ?? [])
  if (!built || !asksOnlyFor(service, built.port) || !looksLike(service, built)) return undefined
  return { known: known(built), why: `it builds a ${built.name} of its own`, key: 'build' }
}

/** Without what it is recognised by. */
function known({ name, port, probe, probeAt }: ListedStore): KnownStore {
  return { name, port, ...(probe && { probe }), ...(probeAt && { probeAt }) }
}

/** The store that the words say. */
function storeSaid(words: readonly string[]): ListedStore | undefined {
  return storesByWord.get(lastStoreWord(words, storesByWord) ?? '')
}

function asksOnlyFor({ ports }: Service, port: number): boolean {
  return ports.length === 0 || ports.some(({ target }) => target === port)
}

function looksLike({ environment, ports, expose }: Service, { port, variable }: ListedStore): boolean {
  if (variable && Object.keys(environment).some((name) => variable.test(name))) return true
  return offers({ ports, expose }, port)
}

function offers({ ports, expose }: Pick<Service, 'ports' | 'expose'>, port: number): boolean {
  return ports.some(({ target }) => target === port) || expose.includes(port)
}

const webPorts = new Set([80, 443, 3000, 5000, 8000, 8080, 8443])

function looksLikeWeb({ ports }: Service): boolean {
  return ports.some(({ target }) => webPorts.has(target))
}

function lastPart(path: unknown): string {
  return typeof path === 'string' ? (path.split('/').at(-1) ?? '') : ''
}
