// Checks action.yml, all workflows, and the workflows and steps that the documentation shows, with GitHub's own
// language service; and that whoever uses this action gives inputs and reads outputs that it has.
//   node scripts/check-workflows.mjs           those of the repository
//   node scripts/check-workflows.mjs FILE...   these: .yml or .md
import { readdirSync, readFileSync } from 'node:fs'
import { register } from 'node:module'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The package imports JSON the way bundlers understand; Node wants to be told what that is. */
const jsonAsModule = `
import { readFile } from 'node:fs/promises'
export async function load(url, context, next) {
  if (!url.endsWith('.json')) return next(url, context)
  const source = 'export default ' + (await readFile(new URL(url), 'utf8'))
  return { format: 'module', shortCircuit: true, source }
}`
register(`data:text/javascript,${encodeURIComponent(jsonAsModule)}`)
const { validate } = await import('@actions/languageservice/validate')

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
const own = ['compose-gate/compose-gate', './']

/** What other actions take is theirs to know: no network is asked here. */
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name }) => (own.includes(`${owner}/${name}`) ? action : {}),
}

/** @returns {{name: string, text: string, line: number}[]} what a file holds to be checked, and where it begins */
function partsOf(file) {
  const text = readFileSync(file, 'utf8')
  const name = relative(process.cwd(), file)
  if (!file.endsWith('.md')) return [{ name, text, line: 0 }]
  return [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)]
    .filter(([, yaml]) => /^\s*(- )?uses: /m.test(yaml))
    .map(({ 1: yaml, index }) => ({ name, text: yaml, line: text.slice(0, index).split('\n').length }))
}

/** A list of steps, as documentation shows them, becomes the workflow it belongs into. */
function whole(text) {
  if (!/^- /.test(text.replace(/^(#.*\n|\n)*/, ''))) return { text, added: 0 }
  const head = ['on: push', 'jobs:', '  job:', '    runs-on: ubuntu-latest', '    steps:']
  const steps = text.replace(/^(?=.)/gm, '      ')
  return { text: [...head, steps].join('\n'), added: head.length }
}

/** @returns {Promise<string[]>} one line for each thing that is wrong */
async function check({ name, text, line }, index) {
  const { text: yaml, added } = whole(text)
  const isAction = basename(name) === 'action.yml'
  // The service asks for no metadata of a local action; a name in its place, and it does.
  const asked = yaml.replaceAll(/uses: \.\/?$/gm, `uses: ${own[0]}@main`)
  // It remembers what it has read by its address.
  const uri = `file:///${index}/${isAction ? 'action.yml' : 'workflow.yml'}`
  const found = await validate(TextDocument.create(uri, 'yaml', 1, asked), { actionsMetadataProvider })
  const place = (at) => `${name}:${line + at - added}`
  return [
    ...found.map(({ range, message }) => `${place(range.start.line + 1)}: ${message}`),
    ...(isAction ? [] : unknownOutputs(asked, place)),
  ]
}

function unknownOutputs(yaml, place) {
  const jobs = Object.values(parse(yaml)?.jobs ?? {})
  const steps = jobs.flatMap((job) => job?.steps ?? [])
  const ours = steps.filter(({ uses }) => uses?.startsWith(`${own[0]}@`)).map(({ id }) => id)
  return [...yaml.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(({ 1: id, 2: output, index }) =>
    ours.includes(id) && !(output in action.outputs)
      ? [`${place(yaml.slice(0, index).split('\n').length)}: the action has no output '${output}'`]
      : [],
  )
}

function repositoryFiles() {
  const below = (folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file.toString()))
  const workflows = [...below('.github'), ...below('examples')].filter((file) =>
    /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file),
  )
  const words = ['README.md', 'CONTRIBUTING.md', ...below('docs'), ...below('examples')].filter((file) =>
    file.endsWith('.md'),
  )
  return ['action.yml', ...workflows, ...words].map((file) => join(root, file))
}

const files = process.argv.length > 2 ? process.argv.slice(2) : repositoryFiles()
const wrong = (await Promise.all(files.flatMap(partsOf).map(check))).flat()
for (const line of wrong) process.stderr.write(`${line}\n`)
process.exitCode = wrong.length > 0 ? 1 : 0
if (wrong.length === 0) process.stdout.write(`${files.length} files: nothing is wrong\n`)
