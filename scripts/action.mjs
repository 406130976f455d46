// Writes the inputs of action.yml from src/settings/table.ts.
//   node scripts/action.mjs           write them
//   node scripts/action.mjs --check   fail where they are not up to date
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { settingRows } from './settings-table.mjs'

const file = resolve(fileURLToPath(new URL('..', import.meta.url)), 'action.yml')

/** Characters of a line in action.yml. */
const MAX_LINE_CHARACTERS = 110

const INDENT = ' '.repeat(6)

/** Breaks a text into lines that begin with the indent. */
function wrapped(text) {
  const lines = [INDENT]
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    const longer = line === INDENT ? line + word : `${line} ${word}`
    if (longer.length <= MAX_LINE_CHARACTERS) lines[lines.length - 1] = longer
    else lines.push(INDENT + word)
  }
  return lines.join('\n')
}

/**
 * The runner hands over a `default` as if the workflow had given it, and then `x-gate` would never be heard. So the
 * default of a setting that `x-gate` may hold stands in its description.
 */
function input(row) {
  const isDeclared = !row.gate && row.default !== undefined
  const text = isDeclared ? row.description : `${row.description}. Default: ${row.default ?? row.otherwise}`
  const declared = isDeclared ? `\n    default: ${stringify(row.default).trim()}` : ''
  return `  ${row.name}:\n    description: >-\n${wrapped(text)}${declared}\n`
}

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const before = await readFile(file, 'utf8')
  const inputs = (await settingRows()).map(input).join('')
  const after = before.replace(/^inputs:\n[\s\S]*?(?=^$)/m, () => `inputs:\n${inputs}`)
  if (after === before) return
  if (!values.check) return writeFile(file, after)
  process.exitCode = 1
  process.stderr.write('action.yml: its inputs are not up to date: run `node scripts/action.mjs`\n')
}

await main()
