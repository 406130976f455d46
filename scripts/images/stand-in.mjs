// @ts-check
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must } from '../engine/command.mjs'
import { tarOf } from './rootfs.mjs'

/** Labels that tell a stand-in from the image it stands in for. */
export const standInLabel = 'org.compose-gate.stand-in'
const contentLabel = 'org.compose-gate.stand-in.is'
const recipeLabel = 'org.compose-gate.stand-in.recipe'

/**
 * Builds a recipe's image, or takes it from the engine's cache, under each of the names.
 * @param {import('../engine/index.mjs').Engine} engine
 * @param {import('./recipes.mjs').Recipe} recipe
 * @param {readonly string[]} names
 * @param {(line: string) => void} log
 */
export async function buildStandIn(engine, recipe, names, log) {
  const rootfs = await tarOf(recipe, log)
  const base = `compose-gate-rootfs:${basename(rootfs, '.tar.zst')}`
  const { env } = engine
  const have = await must('docker', ['image', 'ls', '--quiet', base], { env })
  if (!have) await must('docker', ['import', rootfs, base], { env })

  const labels = {
    [standInLabel]: 'true',
    [contentLabel]: await contentOf(engine, recipe, base),
    [recipeLabel]: await digestOf(recipe),
  }
  await must(
    'docker',
    [
      'build',
      '--quiet',
      '--network=none',
      `--build-arg=ROOTFS=${base}`,
      ...Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`),
      ...names.map((name) => `--tag=${name}`),
      folderOf(recipe),
    ],
    { env },
  )
}

/**
 * Whether a stand-in that is there is what building it again would give.
 * @param {import('./recipes.mjs').Recipe | undefined} recipe
 * @param {Record<string, string>} labels
 */
export async function isCurrent(recipe, labels) {
  return recipe !== undefined && labels[recipeLabel] === (await digestOf(recipe))
}

/**
 * @param {import('../engine/index.mjs').Engine} engine
 * @param {import('./recipes.mjs').Recipe} recipe
 * @param {string} base
 */
async function contentOf({ env }, { versionOf, suite }, base) {
  const query = ['dpkg-query', '--show', versionOf]
  const answer = await must('docker', ['run', '--rm', '--network=none', base, ...query], { env })
  return `${answer.trim().replace('\t', ' ')} from Debian ${suite}`
}

/**
 * Changes with everything that goes into the image but the packages' own versions.
 * @param {import('./recipes.mjs').Recipe} recipe
 */
async function digestOf(recipe) {
  const hash = createHash('sha256').update(JSON.stringify(recipe))
  const folder = folderOf(recipe)
  for (const file of (await readdir(folder)).sort()) {
    hash.update(`\0${file}\0`).update(await readFile(join(folder, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** @param {import('./recipes.mjs').Recipe} recipe */
function folderOf({ name }) {
  return fileURLToPath(new URL(name, import.meta.url))
}
