// @ts-check

import { runGate } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { freshName, watchEnds } from '../engine.mjs'
import { projectWith } from '../projects/folder.mjs'

const db = (/** @type {string} */ more = '') => `
  db:
    image: postgres:17
    environment: {POSTGRES_PASSWORD: password}
    healthcheck: {test: pg_isready -U postgres, interval: 1s, retries: 30}${more}`
const migrate = (/** @type {string} */ script) => `
  migrate:
    image: debian:bookworm-slim
    command: [sh, -c, '${script}']
    depends_on: {db: {condition: service_healthy}}`
const app = (/** @type {string} */ script) => `
  app:
    image: debian:bookworm-slim
    command: [sh, -c, '${script}']
    ports: ["8080"]
    depends_on: {migrate: {condition: service_completed_successfully}}`

/** Which service ends, and in which project. */
const cases = [
  {
    name: 'a database exits',
    service: 'db',
    services: db('\n    entrypoint: [sh, -c, "sleep 1; exit 3"]') + migrate('true') + app('sleep 60'),
  },
  {
    name: 'a migration fails',
    service: 'migrate',
    services: db() + migrate('sleep 1; exit 7') + app('sleep 60'),
  },
  { name: 'an app exits', service: 'app', services: db() + migrate('true') + app('sleep 1; exit 1') },
]

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'endings',
  title: "From a container's end to the verdict",
  images: ['debian:bookworm-slim', 'postgres:17'],
  measures: [
    { key: 'verdict', title: 'until the gate says what failed', unit: 's' },
    { key: 'exit', title: 'until the gate has removed everything and ended', unit: 's' },
  ],
  targets: cases.map(({ name }) => ({ measure: 'verdict', limit: 0.3, of: `${GATE}: ${name}` })),
  async open() {
    const projects = await Promise.all(
      cases.map(async ({ name, service, services }) => ({
        name: `${GATE}: ${name}`,
        service,
        project: await projectWith({ 'compose.yaml': `services:${services}\n` }),
      })),
    )
    return {
      contenders: projects.map(({ name, service, project }) => ({
        name,
        run: () => fall(project.folder, service),
      })),
      close: async () => {
        for (const { project } of projects) await project.dispose()
      },
    }
  },
}

/**
 * @param {string} folder
 * @param {string} service that ends
 */
async function fall(folder, service) {
  const name = freshName()
  const ends = watchEnds(name)
  try {
    const run = await runGate(folder, name, { verdict: 'failed' })
    const said = run.printed.find(({ text }) => text.includes('✖'))
    if (said === undefined) throw new Error(`the gate said nothing:\n${run.stdout}`)
    const end = ends.of(service)
    return { verdict: said.at - end, exit: run.began + run.ms - end }
  } finally {
    ends.stop()
  }
}
