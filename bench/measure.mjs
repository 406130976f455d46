// @ts-check
import { spawn } from 'node:child_process'

/**
 * @typedef {object} Ran
 * @property {number} code
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} began milliseconds since 1970
 * @property {number} ms from its start to its end
 * @property {number} firstByteMs from its start to the first byte on standard output; NaN where there was none
 * @property {readonly {at: number, text: string}[]} printed what came on standard output and error, with when it
 *   came, in milliseconds since 1970
 *
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] variables on top of this process's own
 * @property {(child: import('node:child_process').ChildProcess) => void} [onFirstByte]
 */

/** A contender that takes longer than this hangs. Milliseconds. */
const LIMIT = 600_000

/**
 * Runs a program to its end and takes its times.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ran>}
 */
export function timed(program, args, { cwd, env = {}, onFirstByte } = {}) {
  return new Promise((resolve, reject) => {
    const began = Date.now()
    const start = performance.now()
    let firstByteMs = Number.NaN
    const child = spawn(program, [...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT,
    })
    /** @type {{at: number, text: string}[]} */
    const printed = []
    let [stdout, stderr] = ['', '']
    child.stdout.once('data', () => {
      firstByteMs = performance.now() - start
      onFirstByte?.(child)
    })
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      printed.push({ at: Date.now(), text })
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
      printed.push({ at: Date.now(), text })
    })
    child.on('error', reject)
    child.on('close', (code) => {
      const ms = performance.now() - start
      resolve({ code: code ?? 128, stdout, stderr, began, ms, firstByteMs, printed })
    })
  })
}

/**
 * Like {@link timed}, for what has to succeed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ran>}
 */
export async function timedWell(program, args, options) {
  const ran = await timed(program, args, options)
  if (ran.code === 0) return ran
  const said = `${ran.stdout}\n${ran.stderr}`.trimEnd().split('\n').slice(-25).join('\n')
  throw new Error(`${program} ${args.join(' ')}\nended with ${ran.code}:\n${said}`)
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}
