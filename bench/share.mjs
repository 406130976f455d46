// @ts-check

/** The default of the setting `settle`, in milliseconds. */
const SETTLE_MS = 2000

/**
 * What a run took besides the steps of its critical path, each of which waits for the engine, a container or a build,
 * and besides the time for which everything has to stay up before a run passes.
 * @param {import('./contenders/gate.mjs').GateRun} run of a project that keeps the default of `settle`
 * @returns {number} milliseconds
 */
export function ownShare({ ms, report }) {
  const onPath = report.steps.filter(({ id }) => report.criticalPath.includes(id))
  return ms - onPath.reduce((sum, { durationMs }) => sum + durationMs, 0) - settled(report)
}

/**
 * How long a run waited, behind its last step, for the time since the last start to be up.
 * @param {import('./contenders/gate.mjs').GateRun['report']} report
 * @returns {number} milliseconds
 */
function settled({ steps }) {
  const ends = steps.filter(({ kind }) => kind !== 'teardown')
  const starts = ends.filter(({ kind }) => kind === 'start')
  const waited = startOf(steps.find(({ kind }) => kind === 'teardown')) - lastEnd(ends)
  return Math.max(0, Math.min(waited, lastEnd(starts) + SETTLE_MS - lastEnd(ends)))
}

/** @param {readonly import('./contenders/gate.mjs').Step[]} steps */
function lastEnd(steps) {
  return Math.max(...steps.map(({ endedAt }) => Date.parse(endedAt ?? '')))
}

/** @param {import('./contenders/gate.mjs').Step | undefined} step */
function startOf(step) {
  return Date.parse(step?.startedAt ?? '')
}
