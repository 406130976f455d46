// @ts-check

/**
 * What a run took besides the steps of its critical path, each of which waits for the engine, a container or a build.
 * @param {import('./contenders/gate.mjs').GateRun} run
 * @returns {number} milliseconds
 */
export function ownShare({ ms, report }) {
  const onPath = report.steps.filter(({ id }) => report.criticalPath.includes(id))
  return ms - onPath.reduce((sum, { durationMs }) => sum + durationMs, 0)
}
