import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { NEVER_ABORTED } from '../../../src/common/deadline.js'
import type { JsonObject } from '../../../src/common/json.js'
import type { Project } from '../../../src/compose/project.js'
import { findSecrets, secretFileText } from '../../../src/preflight/find-secrets.js'
import type { Secret } from '../../../src/secrets/secrets-in.js'
import { Folder } from '../../harness/folder.js'
import { project, type Sketch } from '../plan/sketch.js'

interface Finding {
  readonly services: Readonly<Record<string, Sketch>>
  readonly rest?: JsonObject
  readonly variables?: Readonly<Record<string, string>>
  /** What the Compose files fill in. */
  readonly fillsIn?: readonly string[]
  readonly files?: Readonly<Record<string, string>>
}

async function found({ services, rest, variables = {}, fillsIn = [], files = {} }: Finding) {
  await using folder = await Folder.with({
    'compose.yaml': 'x: "written-here"',
    'tracked.txt': 'in-git-it-is',
    ...files,
  })
  execFileSync('sh', ['-c', 'git init -q && git add tracked.txt'], { cwd: folder.path })
  const text = JSON.stringify(rest ?? {}).replaceAll('FOLDER', folder.path)
  const sketched = project(services, JSON.parse(text) as JsonObject)
  const it: Project = {
    ...sketched,
    directory: folder.path,
    sources: {
      ...sketched.sources,
      files: [`${folder.path}/compose.yaml`],
      variable: (name) => (fillsIn.includes(name) ? { file: 'compose.yaml', line: 1, column: 1 } : undefined),
    },
  }
  const known: readonly Secret[] = Object.entries(variables).map(([variable, value]) => ({ variable, value }))
  const surroundings = { environment: process.env, clock: systemClock }
  return await findSecrets(it, known, surroundings, NEVER_ABORTED)
}

const app = (environment: Readonly<Record<string, string>>) => ({ shop: { image: 'app', environment } })

test('a secret has all its names, so that a later process finds it', async () => {
  const { hidden, variables } = await found({
    services: app({ DB_PASS: 'hunter22', URL: 'mysql://me:inside-url@db' }),
    variables: { PLAIN: 'hunter22', API_TOKEN: 'unused-by-it' },
    fillsIn: ['PLAIN'],
  })
  expect(hidden).toEqual([
    { variable: 'DB_PASS', value: 'hunter22' },
    { variable: 'URL', value: 'inside-url' },
    { variable: 'API_TOKEN', value: 'unused-by-it' },
  ])
  expect(variables).toEqual(['API_TOKEN', 'DB_PASS', 'PLAIN'])
})

test('what everybody can read is left, and counted where it comes from outside', async () => {
  const { hidden, shown, told } = await found({
    services: app({ A_TOKEN: 'written-here', B_TOKEN: 'in-git-it-is', C_TOKEN: 'shop', D_TOKEN: 'hunter22' }),
    variables: { E_TOKEN: 'written-here', F_TOKEN: 'shop' },
    fillsIn: ['E_TOKEN'],
  })
  expect(hidden).toEqual([{ variable: 'D_TOKEN', value: 'hunter22' }])
  expect(shown).toEqual(['A_TOKEN', 'B_TOKEN', 'C_TOKEN', 'E_TOKEN', 'F_TOKEN'])
  expect(told).toEqual({ variables: ['A_TOKEN', 'B_TOKEN', 'C_TOKEN', 'E_TOKEN'], services: ['shop'] })
})

test('a secret that the file fills in under another name is no word of the project', async () => {
  const { hidden } = await found({
    services: app({ DB_USER: 'hunter22', DB_NAME: 'shopdb' }),
    variables: { API_TOKEN: 'hunter22', B_TOKEN: 'shopdb', USED_DB: 'shopdb' },
    fillsIn: ['API_TOKEN'],
  })
  expect(hidden).toEqual([{ variable: 'API_TOKEN', value: 'hunter22' }])
})

test('files of secrets are secrets, line by line where a part stands elsewhere', async () => {
  const { hidden } = await found({
    services: app({}),
    rest: {
      secrets: { one: { file: 'FOLDER/one.txt' }, two: { file: 'FOLDER/two.txt' }, gone: { file: '/gone' } },
    },
    files: { 'one.txt': 'first line\nsecond line\n', 'two.txt': 'written-here\npassword=inside\n' },
  })
  expect(hidden).toEqual([
    { variable: 'one', value: 'first line\nsecond line\n' },
    { variable: 'two', value: 'password=inside' },
    { variable: 'two', value: 'inside' },
  ])
})

test('a file of a secret is read up to 64 KB, and only a file', async () => {
  await using folder = await Folder.with({ small: 'x'.repeat(65_536), large: 'x'.repeat(65_537) })
  execFileSync('mkfifo', [`${folder.path}/fifo`])
  const texts = await Promise.all(
    ['small', 'large', 'fifo', ''].map((name) => secretFileText(`${folder.path}/${name}`)),
  )
  expect(texts.map((text) => text.length)).toEqual([65_536, 0, 0, 0])
})
