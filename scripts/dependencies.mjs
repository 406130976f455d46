// @ts-check
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {Record<string, {version?: string, integrity?: string, optional?: boolean}>} Packages */

/**
 * Installs what package-lock.json names where that is not what lies in node_modules. Uses nothing but Node itself.
 * @param {{log?: (line: string) => void}} [options]
 * @throws {Error} where npm could not install them
 */
export function ensureDependencies({ log = () => {} } = {}) {
  if (areInstalled()) {
    log('node_modules is as package-lock.json says')
    return
  }
  // Without install scripts: what they would build differs by machine, and so would the bundle.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const npm = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) throw new Error(`npm ci failed${npm.error ? `: ${npm.error.message}` : ''}`)
}

/** npm writes down what it installed; optional packages for other machines are not among it. */
function areInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const there = packagesOf(join(root, 'node_modules/.package-lock.json'))
  if (wanted === undefined || there === undefined) return false
  const same = Object.entries(there).every(([path, one]) => {
    const locked = wanted[path]
    return locked?.version === one.version && locked?.integrity === one.integrity
  })
  const complete = Object.entries(wanted).every(([path, one]) => path === '' || path in there || one.optional)
  return same && complete
}

/**
 * @param {string} file
 * @returns {Packages | undefined} undefined where there is no such file
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw error
  }
}
