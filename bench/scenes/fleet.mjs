// @ts-check
import { readFile } from 'node:fs/promises'
import { runGate } from '../contenders/gate.mjs'
import { freshName } from '../engine.mjs'
import { median } from '../measure.mjs'
import { projectWith } from '../projects/folder.mjs'

const SIZES = [1, 5, 10, 20]

/** Answers every request with 200. Compose reads `$$` as one. */
const SERVER = String.raw`my $$s = IO::Socket::INET->new(LocalPort => 8080, Listen => 9, ReuseAddr => 1) or die;
while (my $$c = $$s->accept) { while (<$$c>) { last unless /\S/ } print $$c "HTTP/1.0 200 OK\r\n\r\nok" }`

/** Postgres, a migration that needs it, and an app. */
const COMPOSE = {
  services: {
    db: {
      image: 'postgres:17',
      environment: { POSTGRES_PASSWORD: 'password' },
      healthcheck: { test: 'pg_isready -U postgres', interval: '1s', retries: 60 },
    },
    migrate: {
      image: 'postgres:17',
      environment: { PGPASSWORD: 'password' },
      entrypoint: ['psql', '-h', 'db', '-U', 'postgres', '-c'],
      command: ['CREATE TABLE t ()'],
      depends_on: { db: { condition: 'service_healthy' } },
    },
    app: {
      image: 'debian:bookworm-slim',
      command: ['perl', '-MIO::Socket::INET', '-e', SERVER],
      ports: ['8080'],
      depends_on: { migrate: { condition: 'service_completed_successfully' } },
    },
  },
}

/** @type {import('../model.mjs').Scene} */
export const scene = {
  name: 'fleet',
  title: 'Gates at once on one engine: a database, a migration, an app, one check',
  images: ['debian:bookworm-slim', 'postgres:17'],
  measures: [
    { key: 'verdict', title: 'from start to verdict and removal, the middle one of the gates', unit: 's' },
    { key: 'all', title: 'until the last gate has ended', unit: 's' },
    { key: 'processor', title: 'processor time of the whole machine, for each gate', unit: 's' },
    { key: 'memory', title: 'memory of the whole machine at its peak, for each gate', unit: 'MB' },
  ],
  targets: [],
  async open() {
    const project = await projectWith({ 'compose.yaml': JSON.stringify(COMPOSE) })
    return {
      contenders: SIZES.map((size) => ({ name: `${size} at once`, run: () => fleet(project.folder, size) })),
      close: () => project.dispose(),
    }
  },
}

/**
 * @param {string} folder
 * @param {number} size how many gates begin together
 */
async function fleet(folder, size) {
  const [free, busy] = [await availableMegabytes(), await processorMs()]
  let least = free
  const watch = setInterval(
    () => void availableMegabytes().then((now) => (least = Math.min(least, now))),
    200,
  )
  const began = performance.now()
  try {
    const runs = Array.from({ length: size }, () => runGate(folder, freshName()))
    const times = (await Promise.all(runs)).map(({ ms }) => ms)
    return {
      verdict: median(times),
      all: performance.now() - began,
      processor: ((await processorMs()) - busy) / size,
      memory: (free - least) / size,
    }
  } finally {
    clearInterval(watch)
  }
}

/** Milliseconds that all processors of the machine have worked. The kernel counts in hundredths of a second. */
async function processorMs() {
  const [first = ''] = (await readFile('/proc/stat', 'utf8')).split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = first.split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq) * 10
}

async function availableMegabytes() {
  const kilobytes = /^MemAvailable:\s+(\d+)/m.exec(await readFile('/proc/meminfo', 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
