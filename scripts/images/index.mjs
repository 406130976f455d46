// @ts-check
import { run } from '../engine/command.mjs'
import { installMissing, requireDebian } from '../engine/debian.mjs'
import { alone } from '../engine/lock.mjs'
import { pull } from './pull.mjs'
import { recipeFor } from './recipes.mjs'
import { buildStandIn, isCurrent, standInLabel } from './stand-in.mjs'

/** @typedef {import('../engine/index.mjs').Engine} Engine */

/**
 * Makes sure that the engine has these images: those that are there stay, others are pulled.
 * Where no registry can be reached, a stand-in is built from Debian's packages; it carries
 * the label `org.compose-gate.stand-in`.
 * @param {Engine} engine
 * @param {readonly string[]} names
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<{standIns: string[]}>} those of the names that are stand-ins
 * @throws {Error} naming the images that can be had in neither way
 */
export async function ensureImages(engine, names, options = {}) {
  const first = await look(engine, names)
  if (first.missing.length === 0) return { standIns: first.standIns }
  // Whoever waited for another process here most likely finds the images made.
  return alone('images', () => provide(engine, names, options))
}

/**
 * @param {Engine} engine
 * @param {readonly string[]} names
 * @param {{log?: (line: string) => void}} options
 */
async function provide(engine, names, { log = () => {} }) {
  const { standIns, missing } = await look(engine, names)
  const { unreachable, why } = await pullAll(engine, missing, log)
  if (unreachable.length === 0) return { standIns }

  const unknown = unreachable.filter((name) => recipeFor(name) === undefined)
  if (unknown.length > 0) {
    throw new Error(`No stand-in is known for ${unknown.join(', ')}, and pulling failed: ${why}`)
  }
  await requireDebian(`cannot pull ${unreachable.join(', ')}: ${why}`)
  await installMissing(['mmdebstrap', 'zstd'], log)
  await buildAll(engine, unreachable, log)
  return { standIns: [...standIns, ...unreachable] }
}

/**
 * @param {Engine} engine
 * @param {readonly string[]} names
 * @returns {Promise<{standIns: string[], missing: string[]}>}
 */
async function look({ env }, names) {
  /** @param {string} name */
  const stateOf = async (name) => {
    const inspect = ['image', 'inspect', '--format', '{{json .Config.Labels}}', name]
    const { code, stdout } = await run('docker', inspect, { env })
    if (code !== 0) return 'missing'
    const labels = JSON.parse(stdout) ?? {}
    if (!(standInLabel in labels)) return 'original'
    return (await isCurrent(recipeFor(name), labels)) ? 'stand-in' : 'missing'
  }
  const states = await Promise.all(names.map(stateOf))
  return {
    standIns: names.filter((_, index) => states[index] === 'stand-in'),
    missing: names.filter((_, index) => states[index] === 'missing'),
  }
}

/**
 * @param {Engine} engine
 * @param {readonly string[]} names
 * @param {(line: string) => void} log
 * @returns {Promise<{unreachable: string[], why: string}>}
 */
async function pullAll(engine, names, log) {
  for (const [index, name] of names.entries()) {
    const result = await pull(engine, name)
    if (!result.pulled) {
      // Each further attempt would cost its own deadline, to the same end.
      log(`cannot pull ${name}: ${result.why}`)
      return { unreachable: names.slice(index), why: result.why }
    }
    log(`pulled ${name}`)
  }
  return { unreachable: [], why: '' }
}

/**
 * One image for all names of a recipe. Two recipes at a time: making a root file system
 * keeps about one core busy.
 * @param {Engine} engine
 * @param {readonly string[]} names
 * @param {(line: string) => void} log
 */
async function buildAll(engine, names, log) {
  const recipes = [...new Set(names.map((name) => recipeFor(name)))]
  const next = recipes.values()
  const work = async () => {
    for (const recipe of next) {
      if (!recipe) continue
      const wanted = names.filter((name) => recipe.images.includes(name))
      await buildStandIn(engine, recipe, wanted, log)
      log(`${wanted.join(', ')}: a stand-in is there`)
    }
  }
  await Promise.all([work(), work()])
}
