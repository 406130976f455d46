// @ts-check
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * An engine that can be fetched, named after the Debian suite it is packaged in.
 * @typedef {'trixie' | 'sid'} EditionName
 *
 * @typedef {object} Edition
 * @property {EditionName} name
 * @property {string} versions what one can expect of it, for people
 * @property {string} initPackage holds the static `docker-init` behind Compose's `init: true`
 */

/** @type {readonly Edition[]} */
export const editions = [
  { name: 'trixie', versions: 'Engine 26.1, Compose 2.26', initPackage: 'tini' },
  { name: 'sid', versions: 'Engine 28.5, Compose 2.40', initPackage: 'tini-static' },
]

/** @type {EditionName} */
export const defaultEdition = 'trixie'

/**
 * @param {string} name
 * @returns {Edition}
 */
export function editionNamed(name) {
  const found = editions.find((edition) => edition.name === name)
  if (found) return found
  const known = editions.map((edition) => `${edition.name} (${edition.versions})`).join(', ')
  throw new Error(`There is no engine named "${name}". Known engines: ${known}.`)
}

/** The folder that holds everything fetched and made: engines, their data, root file systems. */
export function homeFolder() {
  const chosen = process.env.COMPOSE_GATE_ENGINE_HOME
  if (chosen) return chosen
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'compose-gate')
}

/**
 * Where an edition lives. Data is kept apart, so that neither engine sees the other's images.
 * @param {EditionName} name
 */
export function placeOf(name) {
  const folder = join(homeFolder(), name)
  const root = join(folder, 'root')
  const socket = join(folder, 'docker.sock')
  const config = join(folder, 'config')
  return Object.freeze({
    folder,
    root,
    binaries: [join(root, 'usr/bin'), join(root, 'usr/sbin')],
    data: join(folder, 'data'),
    exec: join(folder, 'exec'),
    config,
    settings: join(folder, 'daemon.json'),
    pidfile: join(folder, 'docker.pid'),
    socket,
    log: join(folder, 'dockerd.log'),
  })
}

/** @typedef {ReturnType<typeof placeOf>} Place */

/**
 * What a child process needs, on top of its parent's environment, to talk to this engine.
 * @param {Place} place
 * @returns {{PATH: string, DOCKER_HOST: string, DOCKER_CONFIG: string}}
 */
export function environmentOf(place) {
  return {
    PATH: [...place.binaries, process.env.PATH].join(':'),
    DOCKER_HOST: `unix://${place.socket}`,
    DOCKER_CONFIG: place.config,
  }
}
