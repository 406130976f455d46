// @ts-check
import { join } from 'node:path'
import { dist } from '../contenders/gate.mjs'
import { GATE } from '../contenders/index.mjs'
import { timedWell } from '../measure.mjs'
import { projectWith } from '../projects/folder.mjs'

const CONFIG = 'docker compose config'
const SERVICES = 1000

/** @param {string} gate settings in the file */
function compose(gate) {
  const lines = ['services:', '  db: {image: "postgres:17", environment: {POSTGRES_PASSWORD: password}}']
  for (let index = 2; index <= SERVICES; index += 1) {
    const before = index % 10 === 0 ? 'db' : `service-${index - (index % 10 === 1 ? 1 : (index % 10) - 1)}`
    lines.push(
      `  service-${index}:`,
      '    image: debian:bookworm-slim',
      `    environment: {PORT: "8080", NAME: service-${index}}`,
      '    ports: ["8080"]',
      `    depends_on: [${index % 10 === 1 || index < 10 ? 'db' : before}]`,
    )
  }
  return `${lines.join('\n')}\n${gate}`
}

/** Most of its services are left out. */
export const oneApp = planOf('plan', `A file with ${SERVICES} services`, 'x-gate: {app: service-2}\n', 1.5)

/** Each is started, checked and compared with all the others. */
export const manyApps = planOf('plan-apps', `A file with ${SERVICES} services that all run`, '', 2.5)

/**
 * @param {string} name
 * @param {string} title
 * @param {string} gate settings in the file
 * @param {number} limit times what Compose takes
 * @returns {import('../model.mjs').Scene}
 */
function planOf(name, title, gate, limit) {
  return {
    name,
    title,
    images: [],
    measures: [{ key: 'ms', title: 'plan, and what Compose takes to read the file', unit: 's' }],
    targets: [{ measure: 'ms', limit, against: CONFIG }],
    async open() {
      const { folder: cwd, dispose } = await projectWith({ 'compose.yaml': compose(gate) })
      const plan = [join(dist, 'cli/index.js'), 'plan', '--format', 'json']
      const config = ['compose', 'config', '--format', 'json']
      return {
        contenders: [
          { name: GATE, run: async () => ({ ms: (await timedWell(process.execPath, plan, { cwd })).ms }) },
          { name: CONFIG, run: async () => ({ ms: (await timedWell('docker', config, { cwd })).ms }) },
        ],
        close: dispose,
      }
    },
  }
}
