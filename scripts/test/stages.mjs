// @ts-check
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @typedef {{passed: number, failed: number}} Counts */

/**
 * Where the commands of a stage print: to this process's own output, or to a function that takes pieces of text.
 * @typedef {'inherit' | ((text: string) => void)} Output
 */

/**
 * One thing to check. A stage that returns no counts counts as one, and fails by an error.
 * @typedef {object} Stage
 * @property {string} title
 * @property {(output: Output) => Promise<Counts | void> | Counts | void} act
 */

/** Runs stages and adds up their counts. The next stage runs even if one has failed. */
export class Stages {
  /** @type {Counts} */
  total = { passed: 0, failed: 0 }

  /** @param {AbortSignal} signal ends the stage that runs, and fails all that follow */
  constructor(signal) {
    this.signal = signal
  }

  /**
   * Runs one stage. What it prints is shown at once.
   * @param {Stage} stage
   * @returns {Promise<boolean>} whether all of it passed
   */
  async run(stage) {
    process.stdout.write(header(stage))
    return this.#counted(stage, 'inherit')
  }

  /**
   * Runs lists of stages at the same time; the stages of one list run one after another. What a stage prints is shown
   * when the stage has ended.
   * @param {readonly (readonly Stage[])[]} lists
   */
  async runBeside(...lists) {
    await Promise.all(
      lists.map(async (list) => {
        for (const stage of list) {
          let text = header(stage)
          await this.#counted(
            stage,
            (piece) => (text += piece),
            () => process.stdout.write(text),
          )
        }
      }),
    )
  }

  /**
   * @param {Stage} stage
   * @param {Output} output
   * @param {() => void} [show] called before the result is printed
   */
  async #counted({ title, act }, output, show = () => {}) {
    const begun = performance.now()
    /** @type {Counts} */
    let counts
    let error = ''
    try {
      this.signal.throwIfAborted()
      counts = (await act(output)) ?? { passed: 1, failed: 0 }
    } catch (thrown) {
      error = `${thrown instanceof Error ? thrown.message : thrown}\n`
      counts = { passed: 0, failed: 1 }
    }
    this.total.passed += counts.passed
    this.total.failed += counts.failed
    const result = counts.failed === 0 ? 'passed' : 'FAILED'
    show()
    process.stdout.write(`${error}--- ${title}: ${result} in ${seconds(performance.now() - begun)} s\n`)
    return counts.failed === 0
  }
}

/** @param {Stage} stage */
function header({ title }) {
  return `\n=== ${title}\n`
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1)
}

/**
 * Runs Node on a script of this repository.
 * @param {readonly string[]} args
 * @param {{signal: AbortSignal, output: Output}} options
 * @returns {Promise<number>} the exit code
 * @throws {Error} where it could not be started, or the signal's reason where that ended it
 */
export function node(args, { signal, output }) {
  const stream = output === 'inherit' ? 'inherit' : 'pipe'
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', stream, stream], signal })
    if (output !== 'inherit') {
      for (const out of [child.stdout, child.stderr]) out?.setEncoding('utf8').on('data', output)
    }
    child.on('error', () => reject(signal.aborted ? signal.reason : new Error(`could not run ${args[0]}`)))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
