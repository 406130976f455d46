import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { read, root } from './files.js'

const workflow = `on: push
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - id: gate
        uses: ./
        with:
          smoke: GET /
      - run: echo \${{ steps.gate.outputs.verdict }}
`

const mistakes = [
  ['an input that does not exist', ['smoke:', 'smok:'], "9: Invalid action input 'smok'"],
  [
    'an output that does not exist',
    ['outputs.verdict', 'outputs.verdic'],
    "10: the action has no output 'verdic'",
  ],
  ['a key that does not exist', ['runs-on', 'runs_on'], "4: Unexpected value 'runs_on'"],
  ['an event that does not exist', ['on: push', 'on: pusch'], "1: Unexpected value 'pusch'"],
  [
    'an expression that cannot be read',
    ['steps.gate', 'stebs.gate'],
    "10: Unrecognized named-value: 'stebs'",
  ],
] as const

const action = read('action.yml')
const steps = '# Title\n\n```yaml\n- uses: compose-gate/compose-gate@v9\n  with:\n    smok: GET /\n```\n'

/** What is checked: path → content. */
const files: Readonly<Record<string, string>> = {
  'sound.yml': workflow,
  ...Object.fromEntries(mistakes.map(([what, [from, to]]) => [`${what}.yml`, workflow.replace(from, to)])),
  'steps.md': steps,
  'sound/action.yml': action,
  'key/action.yml': action.replace('main: dist', 'mian: dist'),
  'runtime/action.yml': action.replace('node24', 'node99'),
}

let folder: string
let exitCode: number
let found: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gate-workflows-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const paths = Object.keys(files).map((path) => join(folder, path))
  const ended = await new Promise<{ code: number; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/check-workflows.mjs'), ...paths], {
      cwd: folder,
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('close', (code) => resolve({ code: code ?? -1, stderr }))
  })
  exitCode = ended.code
  found = ended.stderr.trim().split('\n')
})
afterAll(() => rm(folder, { recursive: true }))

/** What was found wrong in one of the files. */
function wrong(path: string): readonly string[] {
  return found.filter((line) => line.startsWith(`${path}:`)).map((line) => line.slice(path.length + 1))
}

test('a workflow and an action that are sound pass', () => {
  expect([wrong('sound.yml'), wrong('sound/action.yml')]).toEqual([[], []])
})

test.each(mistakes)('%s is found', (what, _, message) => {
  expect(wrong(`${what}.yml`)).toContainEqual(expect.stringContaining(message))
})

test('steps in documentation are checked where they stand', () => {
  expect(wrong('steps.md')).toEqual(["6: Invalid action input 'smok'"])
})

test.each(['key/action.yml', 'runtime/action.yml'])('an unsound action is found: %s', (path) => {
  expect(wrong(path)).not.toEqual([])
})

test('what is wrong fails the check', () => expect(exitCode).toBe(1))
