// Writes what follows from src/settings/table.ts: the inputs of action.yml, and the tables in the documentation.
//   node scripts/docs.mjs [FOLDER]           write them
//   node scripts/docs.mjs --check [FOLDER]   fail where they are not up to date
// FOLDER holds action.yml, README.md and docs; it is this repository where none is given.
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { transform } from '@swc/core'
import { parse } from 'yaml'
import { withInputs } from './action-inputs.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The settings that most people use, in the order the README shows them. */
const COMMON_SETTINGS = [
  'smoke',
  'database',
  'migrate',
  'app',
  'acceptance',
  'test',
  'profiles',
  'timeout',
  'ports',
  'teardown',
  'strict',
  'report-dir',
]

/** What the settings of each group are for: the sentence under the group's heading. */
const GROUPS = {
  Project: 'Which Compose project is tested.',
  Roles:
    'What each service is for. The gate infers the roles ([how](roles.md)); a setting replaces what it infers.',
  Checks: 'What the running app must answer. [Checks](checks.md) explains the notation.',
  Limits: 'How long each part of a run may take.',
  Build: 'How images are built.',
  Engine: 'What the gate does on the Docker engine.',
  Report: 'How the result is judged, and where it is written.',
}

/** @returns the rows of the settings table. The module has no imports: Node can load it once its types are removed. */
async function loadRows() {
  const source = await readFile(resolve(root, 'src/settings/table.ts'), 'utf8')
  const { code } = await transform(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } })
  const { rows } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return rows
}

const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()
const code = (text) => `\`${text}\``

function markdownTable(head, body) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n')
}

const defaultOf = (row) => (row.default === undefined ? row.otherwise : code(row.default))
const flagsOf = ({ flag }) => (flag === undefined ? '' : code(flag.replace(/ <.*/, '').replace(', ', '`, `')))

/** The settings that most people use, without flags. */
function commonSettings(rows) {
  const body = COMMON_SETTINGS.map((name) => {
    const row = rows.find((one) => one.name === name)
    if (row === undefined) throw new Error(`COMMON_SETTINGS names ${name}, which is no setting`)
    return [code(name), defaultOf(row), row.description]
  })
  return markdownTable(['setting', 'default', 'meaning'], body)
}

/** All settings: a heading, a sentence and a table for each group. */
function allSettings(rows) {
  const groups = [...new Set(rows.map(({ group }) => group))]
  const sections = groups.map((group) => {
    if (!(group in GROUPS)) throw new Error(`GROUPS does not say what the settings of ${group} are for`)
    const body = rows
      .filter((row) => row.group === group)
      .map((row) => [code(row.name), flagsOf(row), row.gate ? 'yes' : 'no', defaultOf(row), row.description])
    const table = markdownTable(['input', 'flag', 'in `x-gate`', 'default', 'meaning'], body)
    return `### ${group}\n\n${GROUPS[group]}\n\n${table}`
  })
  return sections.join('\n\n')
}

function allOutputs(outputs) {
  const body = Object.entries(outputs).map(([name, { description }]) => [code(name), description])
  return markdownTable(['output', 'meaning'], body)
}

/** Replaces what stands between `<!-- NAME:start -->` and `<!-- NAME:end -->`. */
function between(text, name, content) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`there is no ${start} … ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
}

/** Writes, or only checks, the generated parts of one file. */
async function update(file, generate, check) {
  try {
    const before = await readFile(file, 'utf8')
    const after = generate(before)
    if (after === before) return
    if (check) throw new Error('it is not up to date: run `node scripts/docs.mjs`')
    await writeFile(file, after)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${relative(process.cwd(), file)}: ${error.message}\n`)
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const folder = resolve(positionals[0] ?? root)
  const { outputs } = parse(await readFile(resolve(root, 'action.yml'), 'utf8'))
  const rows = await loadRows()
  const files = {
    'action.yml': (text) => withInputs(text, rows),
    'README.md': (text) => between(text, 'settings', commonSettings(rows)),
    'docs/settings.md': (text) =>
      between(between(text, 'settings', allSettings(rows)), 'outputs', allOutputs(outputs)),
  }
  for (const [name, generate] of Object.entries(files))
    await update(join(folder, name), generate, values.check)
}

await main()
