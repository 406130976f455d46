// @ts-check

import { startAlone } from '../contenders/engine-alone.mjs'
import { runGate } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName, removeAll } from '../engine.mjs'
import { timedWell } from '../measure.mjs'
import { chains, forty, RARE, testOf } from '../projects/forty.mjs'

const COMPOSE = 'up --wait, down'
const ENGINE = 'the engine alone, all created'

/** What a server waits before it listens, and the start of its Perl. */
const BOOT_MS = 1080

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
          { name: ENGINE, run: () => alone(folder, testOf(sign)) },
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

/**
 * What the engine takes for these starts and a probe of each, whoever asks: below it nobody gets on this machine.
 * @param {string} cwd
 * @param {string} test
 */
async function alone(cwd, test) {
  const name = freshName()
  try {
    const create = ['compose', '-f', 'compose.yaml', '-f', RARE, '-p', name, 'create']
    await timedWell('docker', create, { cwd })
    const containers = chains().map((chain) => chain.map((service) => `${name}-${service}-1`))
    return { start: await startAlone(containers, ['sh', '-c', test], BOOT_MS) }
  } finally {
    await removeAll(name)
  }
}
