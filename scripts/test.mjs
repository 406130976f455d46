// @ts-check
// All that has to hold before a change goes in, on a machine that has Node and npm and perhaps nothing else:
//   npm test                     with the engine that answers, or else a private one
//   npm test -- --engine sid     with this private engine
//   npm run soak                 what takes too long for every time
// Uses nothing but Node itself, because the rest is only being installed. Its last line counts tests; a stage that is
// no suite of tests counts as one.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureDependencies } from './dependencies.mjs'
import { ensureEngine, ensureImages, stopEngines } from './engine/index.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: { engine: { type: 'string' }, soak: { type: 'boolean', default: false } },
})

/** What the tests on a real engine start from. */
const images = [
  ...['debian:bookworm-slim', 'mysql:8.4', 'mysql:5.7', 'mariadb:11', 'postgres:17'],
  ...['moby/buildkit:buildx-stable-1', 'registry:2'],
]
const minutes = values.soak ? 60 : 20

/** @typedef {{passed: number, failed: number}} Counts */

const work = mkdtempSync(join(tmpdir(), 'compose-gate-test-'))
const total = { passed: 0, failed: 0 }
const over = new AbortController()
const deadline = setTimeout(() => over.abort(new Error(`stopped after ${minutes} minutes`)), minutes * 60_000)
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(name, () => over.abort(new Error(`stopped by ${name}`)))
}

/**
 * Does one thing under a header of its own; what is wrong is counted, and does not keep the next from being looked at.
 * @param {string} title
 * @param {() => Promise<Counts | void> | Counts | void} act
 * @returns {Promise<boolean>} whether all of it passed
 */
async function stage(title, act) {
  const begun = performance.now()
  process.stdout.write(`\n=== ${title}\n`)
  /** @type {Counts} */
  let counts
  try {
    over.signal.throwIfAborted()
    counts = (await act()) ?? { passed: 1, failed: 0 }
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`)
    counts = { passed: 0, failed: 1 }
  }
  total.passed += counts.passed
  total.failed += counts.failed
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`--- ${title}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
  return counts.failed === 0
}

/**
 * @param {readonly string[]} args of Node
 * @returns {Promise<number>} the exit code
 */
function node(args) {
  return new Promise((resolve, reject) => {
    const { signal } = over
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
    })
    child.on('error', () => reject(signal.aborted ? signal.reason : new Error(`could not run ${args[0]}`)))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** @param {readonly string[]} args of Node */
async function succeeds(...args) {
  const code = await node(args)
  if (code !== 0) throw new Error(`exit code ${code}`)
}

/**
 * @param {readonly string[]} projects of jest.config.mjs
 * @param {readonly string[]} options of jest
 * @returns {Promise<Counts>}
 */
async function jest(projects, ...options) {
  const file = join(work, `${projects.join('-')}.json`)
  const code = await node([
    'node_modules/jest/bin/jest.js',
    '--ci',
    '--json',
    `--outputFile=${file}`,
    '--selectProjects',
    ...projects,
    ...options,
  ])
  const told = JSON.parse(readFileSync(file, 'utf8'))
  // A file that could not even be loaded has no tests to count.
  const failed = told.numFailedTests + told.numRuntimeErrorTestSuites
  return { passed: told.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** Begun early: where there is none, an engine takes minutes to fetch, and little of this machine. */
async function bringUpEngine() {
  /** @param {string} line */
  const log = (line) => process.stdout.write(`[engine] ${line}\n`)
  const engine = await ensureEngine({ log, ...(values.engine ? { engine: values.engine } : {}) })
  Object.assign(process.env, engine.env)
  return { engine, ...(await ensureImages(engine, images, { log })) }
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
  if (!(await stage('dependencies', () => ensureDependencies({ log: console.log })))) return
  const coming = bringUpEngine()
  coming.catch(() => {})
  try {
    if (!values.soak) await statics()
    const there = await stage('engine', () => showEngine(coming))
    if (!there) return
    if (!existsSync(join(root, 'dist/cli/index.js'))) {
      process.stdout.write('\nThere is no dist: what it does on an engine is not tested.\n')
      return
    }
    if (values.soak) await stage('soak', () => jest(['soak']))
    else await stage('tests on a real engine', () => jest(['compose', 'engine', 'bundle']))
  } finally {
    await stopWhatWasStarted(coming)
  }
}

/** What needs no engine. */
async function statics() {
  for (const project of ['.', 'src/report/html/browser', '__tests__/unit/report/html/browser']) {
    const title = project === '.' ? 'types' : `types of ${project}`
    await stage(title, () => succeeds('node_modules/typescript/lib/tsc.js', '--noEmit', '-p', project))
  }
  await stage('lint and format', () => succeeds('node_modules/@biomejs/biome/bin/biome', 'check', '.'))
  await stage('tables in the documentation', () => succeeds('scripts/docs.mjs', '--check'))
  await stage('script and style of the report', () => succeeds('scripts/page-assets.mjs', '--check'))
  await stage('action.yml, workflows, snippets', () => succeeds('scripts/check-workflows.mjs'))
  await stage('dist', () => succeeds('scripts/check-dist.mjs'))
  await stage('unit tests', () => jest(['unit'], '--testTimeout=30000'))
}

await main()
clearTimeout(deadline)
rmSync(work, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
