// @ts-check

import { runGate } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName } from '../engine.mjs'
import { timedWell } from '../measure.mjs'
import { forty } from '../projects/forty.mjs'

const COMPOSE = 'up --wait, down'

/**
 * @param {'listen' | 'file'} sign
 * @param {string} title
 * @returns {import('../model.mjs').Scene}
 */
function scene(sign, title) {
  return {
    name: sign === 'listen' ? 'forty-servers' : 'forty-workers',
    title,
    images: ['debian:bookworm-slim'],
    measures: [
      { key: 'start', title: 'until all are ready', unit: 's' },
      { key: 'teardown', title: 'teardown; none handles SIGTERM', unit: 's' },
    ],
    targets: [
      { measure: 'start', limit: 0.5, against: COMPOSE },
      { measure: 'teardown', limit: 0.1, against: COMPOSE },
    ],
    async open() {
      const { folder, dispose } = await forty(sign)
      return {
        contenders: [
          { name: GATE, run: () => asGate(folder) },
          { name: COMPOSE, run: () => asCompose(folder) },
        ],
        close: dispose,
      }
    },
  }
}

export const servers = scene('listen', '40 servers, four levels of service_healthy, each listening after 1 s')
export const workers = scene('file', '40 workers, four levels of service_healthy, each with a file after 1 s')

/** @param {string} folder */
async function asGate(folder) {
  const run = await runGate(folder, freshName())
  const teardown = run.report.steps.find(({ kind }) => kind === 'teardown')
  const start = Date.parse(teardown?.startedAt ?? '') - run.began
  return { start, teardown: run.ms - start }
}

/** @param {string} cwd */
async function asCompose(cwd) {
  const options = { cwd, env: { COMPOSE_PROJECT_NAME: freshName() } }
  const down = () => timedWell('docker', ['compose', 'down', '--volumes'], options)
  try {
    const start = await timedWell('docker', ['compose', 'up', '--detach', '--wait'], options)
    return { start: start.ms, teardown: (await down()).ms }
  } catch (error) {
    await down()
    throw error
  }
}
