// @ts-check
// Takes the pictures of docs/pictures: a green and a red run of examples/todobackend, as a terminal shows them, as
// GitHub shows the summary, and as a browser shows the report. It needs Chromium, and an engine as `npm run demo` does.
//   npm run pictures                     both runs, with what is committed in dist
//   npm run pictures -- --dist FOLDER    with a build that lies elsewhere
//   npm run pictures -- --only red       one of the runs
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureEngine, ensureImages } from './engine/index.mjs'
import { screenshot } from './pictures/chromium.mjs'
import { summaryPage } from './pictures/summary-page.mjs'
import { terminalPage } from './pictures/terminal-page.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'docs/pictures')
const example = 'examples/todobackend'
const { values } = parseArgs({
  options: { dist: { type: 'string', default: join(root, 'dist') }, only: { type: 'string' } },
})
const program = join(resolve(values.dist), 'cli/index.js')

/** The mistake that the tutorial makes: a field without its migration. */
function mistake() {
  const tutorial = readFileSync(join(root, 'docs/tutorial.md'), 'utf8')
  const patch = /<<'PATCH'\n([\s\S]*?\n)PATCH\n/.exec(tutorial)?.[1]
  if (patch === undefined) throw new Error('docs/tutorial.md has no patch any more')
  return patch
}

/**
 * Runs the gate, with colours, and collects what both of its streams say, in the order in which it comes.
 * @param {string} directory
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
function runGate(directory, env) {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [program, 'run', '--report-dir', 'report'], {
      cwd: directory,
      env: { ...process.env, ...env, FORCE_COLOR: '1', CI: '', GITHUB_ACTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => {
        text += part
        process.stdout.write(part)
      })
    }
    child.on('error', reject)
    child.on('close', () => done(text))
  })
}

/**
 * The plan has a page of its own in the documentation.
 * @param {string} output
 */
function afterPlan(output) {
  const [first = ''] = /^.*✔/m.exec(output) ?? []
  return `…\n${output.slice(output.indexOf(first))}`
}

/**
 * @param {'green' | 'red'} name
 * @param {NodeJS.ProcessEnv} env
 */
async function takePictures(name, env) {
  const folder = mkdtempSync(join(tmpdir(), 'compose-gate-pictures-'))
  try {
    const directory = join(folder, example)
    cpSync(join(root, example), directory, { recursive: true })
    if (name === 'red') execFileSync('git', ['apply'], { cwd: folder, input: mistake() })
    const text = await runGate(directory, env)
    const report = join(directory, 'report')
    writeFileSync(join(folder, 'terminal.html'), terminalPage('compose-gate run', afterPlan(text)))
    writeFileSync(join(folder, 'summary.html'), summaryPage(readFileSync(join(report, 'summary.md'), 'utf8')))
    const picture = (/** @type {string} */ what) => join(out, `${name}-${what}.png`)
    await screenshot(join(folder, 'terminal.html'), picture('terminal'), { scheme: 'dark', maxHeight: 2000 })
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const look = { scheme, maxHeight: 1000 }
      await screenshot(join(folder, 'summary.html'), picture(`summary-${scheme}`), look)
      await screenshot(join(report, 'report.html'), picture(`report-${scheme}`), look)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function main() {
  const log = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
  const engine = await ensureEngine({ log })
  await ensureImages(engine, ['debian:bookworm-slim', 'mysql:8.4'], { log })
  mkdirSync(out, { recursive: true })
  for (const name of /** @type {const} */ (['green', 'red'])) {
    if (values.only === undefined || values.only === name) await takePictures(name, engine.env)
  }
}

await main()
