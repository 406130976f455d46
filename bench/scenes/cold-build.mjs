// @ts-check
import { must } from '../../scripts/engine/command.mjs'
import { runGate } from '../contenders/gate.mjs'
import { FLOOR, GATE, wholes } from '../contenders/index.mjs'
import { freshName, removeAll, removeImages } from '../engine.mjs'
import { timedWell } from '../measure.mjs'
import { chill, todobackend } from '../projects/folder.mjs'

const PARTS = 'build + migrate + app + check'

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'cold-build',
  title: 'todobackend, cold build cache: what the boot of the database adds',
  images: ['debian:bookworm-slim', 'mysql:8.4'],
  measures: [
    {
      key: 'whole',
      title: 'the whole release test, removal included; its parts with a database that is up',
      unit: 's',
    },
    { key: 'tested', title: 'until the checks have passed; the parts do not include a removal', unit: 's' },
  ],
  targets: [{ measure: 'whole', limit: 1.05, against: PARTS }],
  async open() {
    const project = await todobackend()
    return {
      contenders: [
        { name: GATE, run: () => asGate(project) },
        { name: PARTS, run: () => parts(project) },
        { name: FLOOR, run: () => asFloor(project) },
      ],
      close: project.dispose,
    }
  },
}

/** @param {import('../projects/folder.mjs').Project} project */
async function asGate(project) {
  await chill(project)
  const { ms, began, report } = await runGate(project.folder, freshName())
  const teardown = report.steps.find(({ kind }) => kind === 'teardown')
  return { whole: ms, tested: Date.parse(teardown?.startedAt ?? '') - began }
}

/**
 * The database boots beside the build here too: what the one costs the other shows in both.
 * @param {import('../projects/folder.mjs').AppProject} project
 */
async function asFloor(project) {
  await chill(project)
  const name = freshName()
  try {
    return { whole: (await wholes[FLOOR]?.(project, name)) ?? Number.NaN }
  } finally {
    await removeImages(name)
  }
}

/** @param {import('../projects/folder.mjs').AppProject} project */
async function parts(project) {
  await chill(project)
  const name = freshName()
  const options = { cwd: project.folder, env: { COMPOSE_PROJECT_NAME: name, URL: project.url } }
  try {
    await must('docker', ['compose', 'up', '--detach', '--wait', 'db'], options)
    const script = [
      'docker compose build app migrate',
      'docker compose run --rm --no-deps --no-TTY migrate',
      'docker compose up --detach --no-deps app',
      'until curl --fail --silent "$URL"; do sleep 0.05; done',
    ].join('\n')
    const { ms } = await timedWell('bash', ['-ec', script], options)
    return { whole: ms, tested: ms }
  } finally {
    await removeAll(name)
  }
}
