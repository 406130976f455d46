import { stringify } from 'yaml'
import { shellLine } from '../common/shell-line.js'
import { isTelling } from '../secrets/telling-name.js'
import type { CheckoutGaps } from './checkout-gaps.js'

/** What a workflow is written from. */
export interface WorkflowPlan {
  /** The project's folder, from the root of the repository; empty: the root itself. */
  readonly folder: string
  /** The branch that others are merged into. */
  readonly defaultBranch: string
  /** Of the gate: `0.1.0`. */
  readonly version: string
  /** Milliseconds that a whole run may take. */
  readonly timeout: number
  /** The gate's inputs, in the order in which they are written, but for `working-directory`. */
  readonly inputs: Readonly<Record<string, string | readonly string[]>>
  readonly gaps: CheckoutGaps
}

/** The actions of others, pinned by commit, each with the version that the commit has. */
export const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1'
export const UPLOAD_ARTIFACT = 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0'

/** Minutes that a job may take beyond the run: the checkout before, the upload after. */
const MINUTES_BESIDE_RUN = 5

/** The text of a workflow that runs the gate. */
export function workflowText(plan: WorkflowPlan): string {
  const { folder, defaultBranch, version, timeout, gaps } = plan
  const name = folder === '' ? 'Compose gate' : `Compose gate (${folder})`
  const lines = [
    '# Written by `compose-gate init`. It is yours to change.',
    `name: ${scalar(name)}`,
    '',
    'on:',
    '  push:',
    `    branches: [${scalar(defaultBranch)}]`,
    '  pull_request:',
    '',
    'permissions:',
    '  contents: read',
    '',
    '# A newer commit of a branch ends the run of the older one.',
    'concurrency:',
    `  group: ${expression('github.workflow')}-${expression('github.ref')}`,
    '  cancel-in-progress: true',
    '',
    'jobs:',
    '  gate:',
    '    runs-on: ubuntu-latest',
    `    timeout-minutes: ${Math.ceil(timeout / 60_000) + MINUTES_BESIDE_RUN}`,
    '    steps:',
    ...indented(6, [
      `- uses: ${CHECKOUT}`,
      '  with:',
      '    persist-credentials: false',
      ...gapSteps(gaps),
      '- id: gate',
      `  uses: compose-gate/compose-gate@v${version}`,
      ...indented(2, [...inputLines(plan), ...variableLines(gaps)]),
      '# The report says why a run is red, and holds the logs of all containers.',
      `- if: ${expression("!cancelled() && steps.gate.outputs.report-dir != ''")}`,
      `  uses: ${UPLOAD_ARTIFACT}`,
      '  with:',
      '    name: gate-report',
      `    path: ${expression('steps.gate.outputs.report-dir')}`,
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** The secret that a file is written from: `config/prod.env` → `CONFIG_PROD_ENV`. */
export function secretOfFile(path: string): string {
  return path
    .replace(/(^|\/)\./g, '$1DOT_')
    .replace(/\W+/g, '_')
    .toUpperCase()
}

function gapSteps({ copies, files, made }: CheckoutGaps): readonly string[] {
  return [
    ...made.map(
      (path) => `# Git ignores ${path}, and an image is made from it: make it here, before the gate.`,
    ),
    ...copies.flatMap(({ example, file }) => [
      `# Git ignores ${file}: the gate gets the example.`,
      `- run: ${scalar(shellLine(['cp', '--', example, file]))}`,
    ]),
    ...files.flatMap((file) => [
      `# Git ignores ${file}: its content comes from a secret of the repository.`,
      '- run: |',
      ...(file.includes('/') ? [`    mkdir -p -- ${shellLine([file.slice(0, file.lastIndexOf('/'))])}`] : []),
      `    printf '%s\\n' "$CONTENT" > ${shellLine([file])}`,
      '  env:',
      `    CONTENT: ${expression(`secrets.${secretOfFile(file)}`)}`,
    ]),
  ]
}

function inputLines({ folder, inputs }: WorkflowPlan): readonly string[] {
  const lines = [
    ...(folder === '' ? [] : [`working-directory: ${scalar(folder)}`]),
    ...Object.entries(inputs).flatMap(([name, value]) => inputOf(name, value)),
  ]
  return lines.length === 0 ? [] : ['with:', ...indented(2, lines)]
}

function inputOf(name: string, value: string | readonly string[]): readonly string[] {
  const text = typeof value === 'string' ? value : value.join('\n')
  return text.includes('\n') ? [`${name}: |`, ...indented(2, text.split('\n'))] : [`${name}: ${scalar(text)}`]
}

function variableLines({ variables, selection }: CheckoutGaps): readonly string[] {
  const lines = [
    ...Object.entries(selection).map(([name, value]) => `${name}: ${scalar(value)}`),
    ...variables.map((name) => `${name}: ${expression(`${isTelling(name) ? 'secrets' : 'vars'}.${name}`)}`),
  ]
  return lines.length === 0 ? [] : ['env:', ...indented(2, lines)]
}

/** An expression of GitHub, as it stands in a workflow. */
function expression(text: string): string {
  return `\${{ ${text} }}`
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd()
}

function indented(columns: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(columns)}${line}`))
}
