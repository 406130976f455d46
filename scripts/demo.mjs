// @ts-check
// Shows the gate on examples/todobackend: brings up what is missing, then runs what is committed in dist.
//   npm run demo                     with the engine that answers, or else a private one
//   npm run demo -- --engine sid     with this private engine
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureEngine, ensureImages } from './engine/index.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const images = ['debian:bookworm-slim', 'mysql:8.4']
const { values } = parseArgs({ options: { engine: { type: 'string' } } })

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/**
 * Ctrl-C in a terminal reaches the gate by itself, other signals are passed on: it removes what it made, then it ends.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function runGate(env) {
  const args = ['dist/cli/index.js', 'run', '--project-directory', 'examples/todobackend']
  say(`\n$ node ${args.join(' ')}\n`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function main() {
  const engine = await ensureEngine({ log: say, ...(values.engine ? { engine: values.engine } : {}) })
  const kind = engine.private ? `private engine ${engine.name}` : 'the engine that is there'
  say(`Docker: ${kind}, Docker Engine ${engine.version}, Compose ${engine.compose}`)
  const { standIns } = await ensureImages(engine, images, { log: say })
  if (standIns.length > 0) {
    say(
      `Images: ${standIns.join(' and ')} cannot be pulled here; stand-ins made from Debian packages are used`,
    )
  }
  const code = await runGate(engine.env)
  if (engine.private) {
    say('\nThe private engine stays up for the next run, with its images; `npm run engine -- down` stops it.')
  }
  return code
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
