import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { rows } from '../../../src/settings/table.js'
import { read, root } from './files.js'

const { outputs } = parse(read('action.yml')) as { outputs: Readonly<Record<string, unknown>> }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-'))
  mkdirSync(join(folder, 'docs'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function docs(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const script = join(root, 'scripts/docs.mjs')
  return spawnSync(process.execPath, [script, ...args, folder], { encoding: 'utf8' })
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const written = (name: string) => readFileSync(join(folder, name), 'utf8')
const marked = (name: string) => `<!-- ${name}:start -->\nout of date\n<!-- ${name}:end -->`

function writeOutdated(): void {
  write('action.yml', 'name: x\ninputs:\n  old:\n    description: out of date\n\noutputs: {}\n')
  write('README.md', `# Title\n${marked('settings')}\nend\n`)
  write('docs/settings.md', `# Settings\n${marked('settings')}\nbetween\n${marked('outputs')}\nend\n`)
}

test('tables are written between their markers, and then pass the check', () => {
  writeOutdated()
  const outdated = docs('--check')
  expect(outdated.status).toBe(1)
  expect(outdated.stderr).toMatch(/README\.md: it is not up to date: run `node scripts\/docs\.mjs`/)
  expect(outdated.stderr).toMatch(/docs\/settings\.md: it is not up to date/)
  expect(outdated.stderr).toMatch(/action\.yml: it is not up to date/)

  expect(docs()).toMatchObject({ status: 0, stderr: '' })
  expect(docs('--check')).toMatchObject({ status: 0, stderr: '' })
  expect(written('README.md')).toMatch(/^# Title\n[\s\S]*\nend\n$/)
  expect(written('docs/settings.md')).toMatch(/^# Settings\n[\s\S]*\nbetween\n[\s\S]*\nend\n$/)
  const all = ['action.yml', 'README.md', 'docs/settings.md'].map(written).join('\n')
  expect(all).not.toContain('out of date')
})

test('the inputs of action.yml are written as the repository has them, and the rest is kept', () => {
  writeOutdated()
  docs()
  const inputs = (text: string) => /^inputs:\n[\s\S]*?(?=^$)/m.exec(text)?.[0]
  expect(inputs(written('action.yml'))).toBe(inputs(read('action.yml')))
  expect(written('action.yml')).toMatch(/^name: x\ninputs:\n[\s\S]*\n\noutputs: \{\}\n$/)
  const longest = Math.max(
    ...written('action.yml')
      .split('\n')
      .map((line) => line.length),
  )
  expect(longest).toBeLessThanOrEqual(110)
})

test('all settings and outputs are in docs/settings.md, each setting in its group', () => {
  writeOutdated()
  docs()
  const text = written('docs/settings.md')
  const sections = text.split(/^### /m).slice(1)
  for (const { name, group } of rows) {
    const section = sections.find((one) => one.includes(`\n| \`${name}\` |`))
    expect([name, section?.split('\n')[0]]).toEqual([name, group])
  }
  for (const name of Object.keys(outputs)) expect(text).toContain(`\n| \`${name}\` |`)
  expect(text).toContain('| `project-name` | `-p`, `--project-name` | no | unique per run |')
  expect(text).toContain('| `stop-grace` | `--stop-grace` | yes | `0s`, and `2s` for')
})

test('the README has about a dozen of the settings, with the same words', () => {
  writeOutdated()
  docs()
  const all = written('docs/settings.md')
  const shown = [...written('README.md').matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)]
  expect(shown.length).toBeGreaterThan(9)
  expect(shown.length).toBeLessThan(15)
  for (const [, name = '', rest = ''] of shown) {
    const row = all.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
    expect(row).toContain(` | ${rest} |`)
  }
  expect(shown.map(([, name]) => name)).toContain('smoke')
})

test('a table that was changed by hand fails the check', () => {
  writeOutdated()
  docs()
  write('docs/settings.md', written('docs/settings.md').replace('`0s`', '`1s`'))
  const changed = docs('--check')
  expect(changed.status).toBe(1)
  expect(changed.stderr).not.toContain('README.md')
})

test('a file without markers is named, without a stack trace', () => {
  writeOutdated()
  write('README.md', '# Title\n')
  const { status, stderr } = docs('--check')
  expect(status).toBe(1)
  expect(stderr).toMatch(/README\.md: there is no <!-- settings:start -->/)
  expect(stderr).not.toMatch(/^ +at /m)
})
