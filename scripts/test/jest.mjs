// @ts-check
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node, seconds } from './stages.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {object} Results what jest writes as JSON, as far as it is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests those that are skipped
 * @property {number} numRuntimeErrorTestSuites
 * @property {readonly {name: string, startTime: number, endTime: number}[]} testResults
 */

/** Runs projects of jest.config.mjs, and remembers how long each file took. */
export class Jest {
  /** @type {{file: string, milliseconds: number}[]} */
  #files = []

  /** Tests that were not run, because they need another Docker Compose. */
  skipped = 0

  /** @param {{folder: string, signal: AbortSignal}} options a folder for what jest writes */
  constructor({ folder, signal }) {
    this.folder = folder
    this.signal = signal
  }

  /**
   * @param {readonly string[]} projects
   * @param {readonly string[]} options of jest
   * @returns {Promise<import('./stages.mjs').Counts>}
   */
  async run(projects, ...options) {
    const file = join(this.folder, `${projects.join('-')}.json`)
    const args = ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${file}`]
    const code = await node([...args, ...options, '--selectProjects', ...projects], {
      signal: this.signal,
      output: 'inherit',
    })
    /** @type {Results} */
    const results = JSON.parse(readFileSync(file, 'utf8'))
    for (const { name, startTime, endTime } of results.testResults) {
      this.#files.push({ file: relative(root, name), milliseconds: endTime - startTime })
    }
    this.skipped += results.numPendingTests
    // A file that could not even be loaded has no tests to count.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    return { passed: results.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  }

  /**
   * @param {number} count
   * @returns {string} a line for each of the files that took longest
   */
  slowest(count) {
    const files = this.#files.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, count)
    return files.map(({ file, milliseconds }) => `${seconds(milliseconds).padStart(7)} s  ${file}\n`).join('')
  }
}
