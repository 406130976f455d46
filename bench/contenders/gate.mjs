// @ts-check
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timed } from '../measure.mjs'
import { root } from '../projects/folder.mjs'

/** What is compared: the bundle as users have it, or another one. */
export const dist = process.env.COMPOSE_GATE_TEST_DIST ?? join(root, 'dist')

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} kind
 * @property {string | null} startedAt
 * @property {string | null} endedAt
 * @property {number} durationMs
 *
 * @typedef {import('../measure.mjs').Ran & {
 *   report: {verdict: string, reason: string, steps: readonly Step[], criticalPath: readonly string[]},
 *   logs: Readonly<Record<string, string>>,
 * }} GateRun
 */

/**
 * Runs the gate to its end.
 * @param {string} folder of the project
 * @param {string} name of the run
 * @param {{args?: readonly string[], verdict?: string, under?: readonly string[]}} [options] `under`: a program that
 *   runs the gate, with its arguments
 * @returns {Promise<GateRun>}
 * @throws {Error} where the verdict is another than wanted
 */
export async function runGate(folder, name, { args = [], verdict = 'passed', under = [] } = {}) {
  const reports = await mkdtemp(join(tmpdir(), 'gate-bench-report-'))
  try {
    const gate = [join(dist, 'cli/index.js'), 'run', '--project-name', name, '--report-dir', reports, ...args]
    const [program = '', ...rest] = [...under, process.execPath, ...gate]
    const ran = await timed(program, rest, { cwd: folder })
    const report = JSON.parse(await readFile(join(reports, 'report.json'), 'utf8'))
    if (report.verdict !== verdict)
      throw new Error(`the gate: ${report.verdict}: ${report.reason}\n${ran.stdout}`)
    return { ...ran, report, logs: await logsIn(join(reports, 'logs')) }
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
}

/**
 * @param {GateRun} run
 * @param {string} id
 * @returns {Step}
 */
export function stepOf({ report }, id) {
  const found = report.steps.find((step) => step.id === id)
  if (found === undefined) throw new Error(`no step ${id}`)
  return found
}

/** @param {string} folder */
async function logsIn(folder) {
  const names = await readdir(folder).catch(() => [])
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])
  return Object.fromEntries(await Promise.all(texts))
}
