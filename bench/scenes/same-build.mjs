// @ts-check

import { runGate } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName, removeImages } from '../engine.mjs'
import { timedWell } from '../measure.mjs'
import { projectWith } from '../projects/folder.mjs'

const COMPOSE = 'docker compose build'
const SERVICES = 10

const names = Array.from({ length: SERVICES }, (_, index) => `worker-${index + 1}`)
const compose = ['services:', ...names.map((name) => `  ${name}: {build: ., init: true}`)].join('\n')
const dockerfile = `FROM debian:bookworm-slim
RUN dd if=/dev/urandom of=/data bs=1M count=20
CMD ["sleep", "infinity"]
`

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'same-build',
  title: `${SERVICES} services with the same build, warm build cache`,
  images: ['debian:bookworm-slim'],
  measures: [
    { key: 'exports', title: 'images exported', unit: 'count' },
    { key: 'build', title: 'all builds', unit: 's' },
  ],
  targets: [{ measure: 'exports', limit: 1 }],
  async open() {
    const { folder, dispose } = await projectWith({ 'compose.yaml': compose, Dockerfile: dockerfile })
    await asGate(folder)
    return {
      contenders: [
        { name: GATE, run: () => asGate(folder) },
        { name: COMPOSE, run: () => asCompose(folder) },
      ],
      close: dispose,
    }
  },
}

/** @param {string} text of a build's plain progress: `#7 exporting to image` is said when an export begins and ends */
function exportsIn(text) {
  return new Set(text.match(/^#\d+ (\[[\w-]+\] )?exporting to image/gm)).size
}

/** @param {string} folder */
async function asGate(folder) {
  const run = await runGate(folder, freshName())
  const builds = run.report.steps.filter(({ kind }) => kind === 'build')
  const logs = Object.entries(run.logs).filter(([name]) => name.startsWith('build-'))
  const exports = logs.reduce((sum, [, text]) => sum + exportsIn(text), 0)
  return { exports, build: Math.max(...builds.map(({ durationMs }) => durationMs)) }
}

/** @param {string} cwd */
async function asCompose(cwd) {
  const name = freshName()
  const env = { COMPOSE_PROJECT_NAME: name, BUILDKIT_PROGRESS: 'plain' }
  try {
    const ran = await timedWell('docker', ['compose', 'build'], { cwd, env })
    return { exports: exportsIn(`${ran.stdout}\n${ran.stderr}`), build: ran.ms }
  } finally {
    await removeImages(name)
  }
}
