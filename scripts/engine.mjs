#!/usr/bin/env node
// @ts-check
import { parseArgs } from 'node:util'
import { editions, homeFolder, placeOf } from './engine/editions.mjs'
import { answeringEngine, ensureEngine, ensureImages, stopEngines } from './engine/index.mjs'

const usage = `A Docker engine to test against: the one that is there, or one fetched from Debian.

  engine.mjs up      make sure that an engine answers
  engine.mjs down    stop the private engines
  engine.mjs status  which engine answers; exit 1 where none does
  engine.mjs env     like up, and prints what a shell needs: eval "$(node scripts/engine.mjs env)"
  engine.mjs images NAME...  make sure that these images are there

  --engine NAME      a private engine, even where another answers (also: COMPOSE_GATE_ENGINE)
${editions.map(({ name, versions }) => `                     ${name}: ${versions}`).join('\n')}

Private engines live in COMPOSE_GATE_ENGINE_HOME, by default ~/.cache/compose-gate.
`

/** @param {string} line */
const log = (line) => process.stderr.write(`${line}\n`)

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const [command, ...names] = positionals
  const options = { log, ...(values.engine ? { engine: values.engine } : {}) }
  if (values.help || command === 'help') {
    process.stdout.write(usage)
    return 0
  }

  switch (command) {
    case 'up': {
      const engine = await ensureEngine(options)
      if (!engine.startedHere) log('already there, nothing started')
      print(engine)
      return 0
    }
    case 'env': {
      const { env } = await ensureEngine(options)
      const { PATH, ...others } = env
      if (PATH) process.stdout.write(`export PATH="${privatePart(PATH)}:$PATH"\n`)
      for (const [name, value] of Object.entries(others)) {
        process.stdout.write(`export ${name}="${value}"\n`)
      }
      return 0
    }
    case 'status': {
      const engine = await answeringEngine()
      if ('name' in engine) print(engine)
      else process.stdout.write(`no engine answers: ${engine.why}\n`)
      return 'name' in engine ? 0 : 1
    }
    case 'down': {
      const stopped = await stopEngines()
      log(stopped.length > 0 ? `stopped ${stopped.join(', ')}` : 'no private engine was running')
      return 0
    }
    case 'images': {
      const { standIns } = await ensureImages(await ensureEngine(options), names, { log })
      for (const name of names) {
        process.stdout.write(`${name}${standIns.includes(name) ? ' (stand-in)' : ''}\n`)
      }
      return 0
    }
    default:
      process.stderr.write(usage)
      return 2
  }
}

/** @param {import('./engine/index.mjs').Engine} engine */
function print(engine) {
  const lines = [
    `engine   ${engine.name}${engine.private ? ' (private)' : ''}`,
    `version  ${engine.version}, Compose ${engine.compose}, buildx ${engine.buildx || 'missing'}`,
    `socket   ${engine.endpoint}`,
  ]
  const edition = editions.find(({ name }) => name === engine.name)
  if (edition) lines.push(`data     ${placeOf(edition.name).data}`, `home     ${homeFolder()}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

/**
 * The folders that were put in front of this process's own PATH.
 * @param {string} path
 */
function privatePart(path) {
  const own = `:${process.env.PATH}`
  return path.endsWith(own) ? path.slice(0, -own.length) : path
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    log(error instanceof Error ? error.message : String(error))
    process.exitCode = error?.exitCode ?? (error?.code?.startsWith?.('ERR_PARSE_ARGS') ? 2 : 1)
  },
)
