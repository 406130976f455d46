// @ts-check
// All that has to hold before a change goes in, on a machine that has Node and npm and perhaps nothing else:
//   npm test                     with the engine that answers, or else a private one
//   npm test -- --engine sid     with this private engine
//   npm run soak                 what takes too long for every time
// Uses nothing but Node itself, because the rest is only being installed. Its last line counts tests; a stage that is
// no suite of tests counts as one.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureDependencies } from './dependencies.mjs'
import { ensureEngine, ensureImages, stopEngines } from './engine/index.mjs'
import { directCompose } from './test/direct-compose.mjs'
import { testImages } from './test/images.mjs'
import { Jest } from './test/jest.mjs'
import { node, Stages } from './test/stages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: { engine: { type: 'string' }, soak: { type: 'boolean', default: false } },
})

/** Ends a run that hangs; well below it is what a quiet machine with two cores needs. */
const limitMinutes = values.soak ? 120 : 25

/** Tests of an engine wait for containers and disks more than half of the time. */
const workers = Math.ceil(availableParallelism() * 2.5)

const folder = mkdtempSync(join(tmpdir(), 'compose-gate-test-'))
const over = new AbortController()
const { signal } = over
const limit = setTimeout(
  () => over.abort(new Error(`stopped after ${limitMinutes} minutes`)),
  limitMinutes * 60_000,
)
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(name, () => over.abort(new Error(`stopped by ${name}`)))
}
const stages = new Stages(signal)
const jest = new Jest({ folder, signal })

/** Begun early: where there is none, an engine takes minutes to fetch. */
async function bringUpEngine() {
  /** @param {string} line */
  const log = (line) => process.stdout.write(`[engine] ${line}\n`)
  const engine = await ensureEngine({ log, ...(values.engine ? { engine: values.engine } : {}) })
  Object.assign(process.env, engine.env)
  return { engine, ...(await ensureImages(engine, testImages, { log })) }
}

/** @param {ReturnType<typeof bringUpEngine>} coming */
async function showEngine(coming) {
  const { engine, standIns } = await coming
  const kind = engine.private ? `private engine ${engine.name}` : 'the engine that is there'
  process.stdout.write(`${kind}: Docker Engine ${engine.version}, Compose ${engine.compose}\n`)
  if (standIns.length > 0)
    process.stdout.write(`stand-ins made from Debian packages: ${standIns.join(', ')}\n`)
}

/** @param {ReturnType<typeof bringUpEngine>} coming */
async function stopWhatWasStarted(coming) {
  const { engine } = await coming.catch(() => ({ engine: undefined }))
  if (engine?.startedHere !== true) return
  process.stdout.write(`\nstopping ${(await stopEngines()).join(', ')}, which this run started\n`)
}

async function main() {
  const dependencies = { title: 'dependencies', act: () => ensureDependencies({ log: console.log }) }
  if (!(await stages.run(dependencies))) return
  const coming = bringUpEngine()
  coming.catch(() => {})
  try {
    if (!values.soak) await withoutEngine()
    if (await stages.run({ title: 'engine', act: () => showEngine(coming) })) await onEngine()
  } finally {
    await stopWhatWasStarted(coming)
  }
}

async function withoutEngine() {
  await stages.runBeside(
    [script('dist', 'scripts/check-dist.mjs')],
    [
      ...['.', 'src/report/html/browser', '__tests__/unit/report/html/browser'].map((project) =>
        script(
          project === '.' ? 'types' : `types of ${project}`,
          'node_modules/typescript/lib/tsc.js',
          ...['--noEmit', '-p', project],
        ),
      ),
      script('lint and format', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'),
      script('tables in the documentation', 'scripts/docs.mjs', '--check'),
      script('script and style of the report', 'scripts/page-assets.mjs', '--check'),
      script('action.yml, workflows, snippets', 'scripts/check-workflows.mjs'),
    ],
  )
  await stages.run({ title: 'unit tests', act: () => jest.run(['unit'], '--testTimeout=30000') })
}

async function onEngine() {
  if (!existsSync(join(root, 'dist/cli/index.js'))) {
    process.stdout.write('\nThere is no dist: what it does on an engine is not tested.\n')
    return
  }
  // The soak runs all rows of all tables, see __tests__/harness/chosen-rows.ts.
  if (values.soak) process.env.COMPOSE_GATE_SOAK = '1'
  const direct = await directCompose(folder)
  if (direct !== undefined) process.env.COMPOSE_GATE_DIRECT_COMPOSE = direct
  const projects = values.soak ? ['engine', 'bundle', 'soak'] : ['compose', 'engine', 'bundle']
  await stages.run({
    title: 'tests on a real engine',
    act: () => jest.run(projects, `--maxWorkers=${workers}`),
  })
}

/**
 * @param {string} title
 * @param {readonly string[]} args of Node
 * @returns {import('./test/stages.mjs').Stage}
 */
function script(title, ...args) {
  return {
    title,
    act: async (output) => {
      const code = await node(args, { signal, output })
      if (code !== 0) throw new Error(`exit code ${code}`)
    },
  }
}

await main()
clearTimeout(limit)
rmSync(folder, { recursive: true, force: true })
const { passed, failed } = stages.total
const slowest = jest.slowest(10)
if (slowest !== '') process.stdout.write(`\nThe slowest test files:\n${slowest}`)
if (jest.skipped > 0) {
  process.stdout.write(
    `\n${jest.skipped} skipped: their names say which Docker Compose or Docker Engine they need\n`,
  )
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
