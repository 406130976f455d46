// @ts-check
import { must } from '../../scripts/engine/command.mjs'
import { runGate, stepOf } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName, removeAll } from '../engine.mjs'
import { projectWith } from '../projects/folder.mjs'

const COMPOSE = 'up --wait'

// Its log says when its health check could pass for the first time.
const compose = `services:
  app:
    image: debian:bookworm-slim
    init: true
    command: [sh, -c, 'sleep 2; touch /tmp/ready; date +%s%3N; exec sleep infinity']
    healthcheck: {test: test -e /tmp/ready, interval: 30s}
`

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'slow-probe',
  title: 'A health check every 30 s, ready after 2 s',
  images: ['debian:bookworm-slim'],
  measures: [{ key: 'late', title: 'found ready so long after it could have been', unit: 's' }],
  targets: [{ measure: 'late', limit: 1 }],
  async open() {
    const { folder, dispose } = await projectWith({ 'compose.yaml': compose })
    return {
      contenders: [
        { name: GATE, run: () => asGate(folder) },
        { name: COMPOSE, run: () => asCompose(folder) },
      ],
      close: dispose,
    }
  },
}

/** @param {string} log Compose puts a terminal's escapes before it */
const momentIn = (log) => Number(/\d{13}/.exec(log)?.[0])

/** @param {string} folder */
async function asGate(folder) {
  const run = await runGate(folder, freshName())
  return {
    late: Date.parse(stepOf(run, 'ready:app').endedAt ?? '') - momentIn(run.logs['app.log'] ?? ''),
  }
}

/** @param {string} cwd */
async function asCompose(cwd) {
  const name = freshName()
  const options = { cwd, env: { COMPOSE_PROJECT_NAME: name } }
  try {
    await must('docker', ['compose', 'up', '--detach', '--wait'], options)
    const ready = Date.now()
    const log = await must('docker', ['compose', 'logs', '--no-log-prefix', 'app'], options)
    return { late: ready - momentIn(log) }
  } finally {
    await removeAll(name)
  }
}
