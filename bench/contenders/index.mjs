// @ts-check
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { timedWell } from '../measure.mjs'
import { root } from '../projects/folder.mjs'
import { runGate } from './gate.mjs'

/**
 * Runs a whole release test on the project in a folder: builds, migrates, starts, checks, removes.
 * @typedef {(project: import('../projects/folder.mjs').AppProject, name: string) => Promise<number>} Whole milliseconds
 */

export const GATE = 'compose-gate'
export const SCRIPT = 'hand-written script'
export const UP_WAIT = 'up --build --wait'
export const TESTCONTAINERS = 'testcontainers'
export const FLOOR = 'hand-tuned floor'

const here = join(root, 'bench')

/** @type {Readonly<Record<string, Whole>>} */
export const wholes = {
  [GATE]: async ({ folder }, name) => (await runGate(folder, name)).ms,
  [SCRIPT]: shell('script.sh'),
  [UP_WAIT]: shell('up-wait.sh'),
  [TESTCONTAINERS]: async ({ folder: cwd }, name) => {
    const node = await readyTestcontainers()
    // Its reaper is an image that a machine without a registry cannot have.
    const env = { COMPOSE_PROJECT_NAME: name, TESTCONTAINERS_RYUK_DISABLED: 'true' }
    const file = join(here, 'contenders/testcontainers.mjs')
    return (await timedWell(node, [file], { cwd, env })).ms
  },
  [FLOOR]: shell('floor.sh'),
}

/**
 * @param {string} file
 * @returns {Whole}
 */
function shell(file) {
  return async ({ folder: cwd, url }, name) => {
    const env = { COMPOSE_PROJECT_NAME: name, URL: url }
    return (await timedWell('bash', [join(here, 'contenders', file)], { cwd, env })).ms
  }
}

/**
 * Installs it: the gate itself does not need it, so it is no dependency of the repository.
 * @returns {Promise<string>} a Node that can run it
 */
async function readyTestcontainers() {
  const there = await access(join(here, 'node_modules/testcontainers')).then(
    () => true,
    () => false,
  )
  if (!there) await timedWell('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here })
  if (Number.parseInt(process.versions.node, 10) >= 22) return process.execPath
  const where = ['--yes', '--package', 'node@24', '--call', 'command -v node']
  return (await timedWell('npx', where)).stdout.trim()
}
