// @ts-check
// A table of all broken projects in the tests, each with the one sentence that the gate says of it. A person reads it
// and asks: would I know in five seconds what broke, and where?
//   npm run reasons                       runs all these tests, and prints the table
//   npm run reasons -- red-cause red-app  those of these files alone
//   npm run reasons -- --out reasons.md   writes the table to a file
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureEngine, ensureImages } from './engine/index.mjs'
import { testImages } from './test/images.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({
  options: { engine: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
})

/**
 * What `expectFailed` of the tests' harness writes, one JSON object a line.
 * @typedef {{test: string, step: string | null, reason: string}} Told
 */

/** @returns {string[]} the test files in which projects fail */
function files() {
  const folder = join(root, '__tests__/engine')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => /\b(?:redRuns|expectFailed)\(/.test(readFileSync(join(folder, name), 'utf8')))
    .filter((name) => positionals.length === 0 || positionals.includes(basename(name, '.test.ts')))
    .map((name) => join('__tests__/engine', name))
}

/**
 * @param {string} file to which the tests write what they were told
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
function runTests(file, env) {
  const args = ['node_modules/jest/bin/jest.js', ...files(), '--selectProjects', 'engine']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env, COMPOSE_GATE_TEST_REASONS: file },
      stdio: ['ignore', process.stderr, process.stderr],
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

/** @param {string} file @returns {string} */
function tableOf(file) {
  /** @type {Told[]} */
  const told = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const rows = told
    .toSorted((one, other) => one.test.localeCompare(other.test))
    .map(({ test, step, reason }) => `| ${cell(test)} | ${step ?? ''} | ${cell(reason)} |`)
  const title = `${told.length} broken projects, and what the gate says of each`
  return [`# ${title}`, '', '| Project | Step | Reason |', '| --- | --- | --- |', ...rows, ''].join('\n')
}

async function main() {
  /** @param {string} line */
  const log = (line) => void process.stderr.write(`${line}\n`)
  const engine = await ensureEngine({ log, ...(values.engine ? { engine: values.engine } : {}) })
  await ensureImages(engine, testImages, { log })
  const folder = mkdtempSync(join(tmpdir(), 'compose-gate-reasons-'))
  try {
    const file = join(folder, 'told.jsonl')
    writeFileSync(file, '')
    const code = await runTests(file, engine.env)
    const table = tableOf(file)
    if (values.out === undefined) process.stdout.write(table)
    else writeFileSync(values.out, table)
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = error?.exitCode ?? 1
  },
)
