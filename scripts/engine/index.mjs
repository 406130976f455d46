// @ts-check
import { mkdir } from 'node:fs/promises'
import { askEngine } from './answering.mjs'
import { isUp, startDaemon, stopDaemon } from './daemon.mjs'
import { installMissing, requireDebian } from './debian.mjs'
import { defaultEdition, editionNamed, editions, environmentOf, placeOf } from './editions.mjs'
import { alone } from './lock.mjs'
import { unpackEngine } from './packages.mjs'

export { ensureImages } from '../images/index.mjs'

/**
 * @typedef {object} Engine
 * @property {{PATH?: string, DOCKER_HOST?: string, DOCKER_CONFIG?: string}} env what a child process
 *   needs in addition to this process's environment to talk to the engine
 * @property {boolean} private whether it is one of those fetched from Debian
 * @property {string} name `trixie` or `sid` where private, else `docker`
 * @property {string} version of the Docker Engine
 * @property {string} compose version of Docker Compose
 * @property {string} buildx version of buildx
 * @property {string} endpoint
 * @property {boolean} startedHere whether this call started it
 */

/** What the private engine takes from the machine's own suite: its libc has to match. */
const systemPackages = ['runc', 'iptables', 'mmdebstrap', 'ca-certificates', 'zstd']

/**
 * Makes sure that a Docker engine answers: the one that is there, or else a private one.
 * A name asks for a private engine even where another answers.
 * @param {{engine?: string, log?: (line: string) => void}} [options]
 * @returns {Promise<Engine>}
 * @throws {import('./unavailable.mjs').EngineUnavailable} where none can be had
 */
export async function ensureEngine({
  engine = process.env.COMPOSE_GATE_ENGINE || undefined,
  log = () => {},
} = {}) {
  if (engine) {
    const wanted = editionNamed(engine)
    return (await runningEngine(wanted)) ?? startPrivate(wanted, `${engine} was asked for`, log)
  }
  const there = await answeringEngine()
  if ('name' in there) return there
  return startPrivate(editionNamed(defaultEdition), there.why, log)
}

/**
 * The engine that answers now, the machine's own before a private one; starts nothing.
 * @returns {Promise<Engine | {why: string}>}
 */
export async function answeringEngine() {
  const asked = await askEngine({})
  if (asked.usable) {
    const host = process.env.DOCKER_HOST
    const own = editions.find(({ name }) => environmentOf(placeOf(name)).DOCKER_HOST === host)
    return describe({}, own?.name, asked.answer, false)
  }
  for (const edition of editions) {
    const running = await runningEngine(edition)
    if (running) return running
  }
  return { why: asked.why }
}

/**
 * Stops every private engine, with its containers. Images and volumes stay.
 * @returns {Promise<string[]>} the names of those that ran
 */
export function stopEngines() {
  return alone('engine', async () => {
    const stopped = []
    for (const { name } of editions) if (await stopDaemon(placeOf(name))) stopped.push(name)
    return stopped
  })
}

/**
 * @param {import('./editions.mjs').Edition} edition
 * @param {string} why
 * @param {(line: string) => void} log
 * @returns {Promise<Engine>}
 */
async function startPrivate(edition, why, log) {
  await requireDebian(why)
  return alone('engine', async () => {
    // Another process may have started it while this one waited for its turn.
    const running = await runningEngine(edition)
    if (running) return running

    const place = placeOf(edition.name)
    await mkdir(place.folder, { recursive: true })
    await installMissing(systemPackages, log)
    await unpackEngine(edition, place, log)
    for (const { name } of editions) {
      // Two engines would fight over the bridge docker0; one that hangs is stopped as well.
      if (await stopDaemon(placeOf(name))) log(`stopped engine ${name}`)
    }
    log(`starting engine ${edition.name}`)
    await startDaemon(place)
    const started = await runningEngine(edition)
    if (!started) throw new Error(`Engine ${edition.name} started, but does not answer.`)
    return { ...started, startedHere: true }
  })
}

/**
 * @param {import('./editions.mjs').Edition} edition
 * @returns {Promise<Engine | undefined>}
 */
async function runningEngine({ name }) {
  const place = placeOf(name)
  if (!(await isUp(place))) return undefined
  const env = environmentOf(place)
  const asked = await askEngine(env)
  return asked.usable ? describe(env, name, asked.answer, false) : undefined
}

/**
 * @param {Engine['env']} env
 * @param {string | undefined} edition
 * @param {import('./answering.mjs').Answer} answer
 * @param {boolean} startedHere
 * @returns {Engine}
 */
function describe(env, edition, answer, startedHere) {
  return {
    env,
    private: edition !== undefined,
    name: edition ?? 'docker',
    version: answer.engine,
    compose: answer.compose,
    buildx: answer.buildx,
    endpoint: answer.endpoint,
    startedHere,
  }
}
