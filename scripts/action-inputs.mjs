import { stringify } from 'yaml'

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

/**
 * The text of action.yml with its inputs as the rows of the settings table say.
 * @param {string} text
 * @param {readonly object[]} rows
 */
export function withInputs(text, rows) {
  return text.replace(/^inputs:\n[\s\S]*?(?=^$)/m, () => `inputs:\n${rows.map(input).join('')}`)
}
