// @ts-check
// Tries the gate with engines at other places: `npm run engines`. It takes minutes. It writes what was shown into the
// table of docs/engines.md, with the versions of the engine and of Compose.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureEngine, ensureImages, stopEngines } from './engine/index.mjs'
import { enginesTable } from './test/engines-table.mjs'
import { Jest } from './test/jest.mjs'

const page = fileURLToPath(new URL('../docs/engines.md', import.meta.url))
const marks = /(<!-- engines: begin -->\n).*(<!-- engines: end -->)/s

if (!existsSync('/usr/sbin/sshd')) {
  process.stderr.write('the engines by way of ssh need a server: apt-get install openssh-server\n')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'compose-gate-engines-'))
/** @param {string} line */
const log = (line) => process.stdout.write(`[engine] ${line}\n`)
const engine = await ensureEngine({ log })
Object.assign(process.env, engine.env)
await ensureImages(engine, ['debian:bookworm-slim'], { log })
const jest = new Jest({ folder, signal: new AbortController().signal })
const { passed, failed } = await jest.run(['engines'], '--runInBand')

/** @type {{testResults: {assertionResults: import('./test/engines-table.mjs').Shown[]}[]}} */
const results = JSON.parse(readFileSync(join(folder, 'engines.json'), 'utf8'))
const table = [
  `With Engine ${engine.version}, Compose ${engine.compose}:`,
  '',
  ...enginesTable(results.testResults.flatMap(({ assertionResults }) => assertionResults)),
]
const text = readFileSync(page, 'utf8')
writeFileSync(
  page,
  text.replace(marks, (_, begin, end) => `${begin}\n${table.join('\n')}\n${end}`),
)
rmSync(folder, { recursive: true, force: true })
if (engine.startedHere) await stopEngines()
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
