// Writes the README's tables of settings and outputs, from action.yml and the table of settings.
//   node scripts/readme.mjs [README]           write them
//   node scripts/readme.mjs --check [README]   fail where they are not up to date
import { readFile, writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { transform } from '@swc/core'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The table is plain data without imports, so that taking its types away makes it a module Node can load. */
async function loadRows() {
  const source = await readFile(resolve(root, 'src/settings/table.ts'), 'utf8')
  const { code } = await transform(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } })
  const { rows } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return rows
}

const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()

function markdownTable(head, body) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n')
}

/** The column beside it tells the default. */
const meaning = (description) => description.replace(/\.?\s*Default:[\s\S]*$/, '')

function settings(inputs, rows) {
  const body = rows.map((row) => [
    `\`${row.name}\``,
    row.flag === undefined ? '' : `\`${row.flag.replace(/ <.*/, '').replace(', ', '`, `')}\``,
    row.gate ? `\`${row.name}\`` : '',
    row.default === undefined ? row.otherwise : `\`${row.default}\``,
    meaning(inputs[row.name].description),
  ])
  return markdownTable(['input', 'flag', '`x-gate`', 'default', 'meaning'], body)
}

function outputs(declared) {
  const body = Object.entries(declared).map(([name, { description }]) => [`\`${name}\``, description])
  return markdownTable(['output', 'meaning'], body)
}

function between(text, name, content) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`there is no ${start} … ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const readme = resolve(positionals[0] ?? resolve(root, 'README.md'))
  const name = relative(process.cwd(), readme)
  const action = parse(await readFile(resolve(root, 'action.yml'), 'utf8'))
  try {
    const before = await readFile(readme, 'utf8')
    const filled = between(before, 'settings', settings(action.inputs, await loadRows()))
    const after = between(filled, 'outputs', outputs(action.outputs))
    if (after === before) return
    if (values.check) throw new Error('its tables are not up to date: run `node scripts/readme.mjs`')
    await writeFile(readme, after)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${name}: ${error.message}\n`)
  }
}

await main()
