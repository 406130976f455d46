import { execFileSync } from 'node:child_process'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import type { ConfigAnswer, ConfigQuestion } from '../../../src/compose/config.js'
import { loadProject } from '../../harness/load-project.js'

let root: string

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'load-')))
})

afterAll(() => rm(root, { recursive: true }))

const model = JSON.stringify({ services: { app: { image: 'x', command: ['echo', '$$A'] } } })

interface Given {
  readonly text: string
  readonly answer?: Partial<ConfigAnswer> | Error
  readonly files?: readonly string[]
  readonly directory?: string
}

/** Loads a Compose file with a Compose that answers so. */
async function load({ text, answer = {}, files = [], directory }: Given) {
  const folder = await mkdtemp(join(root, 'project-'))
  await writeFile(join(folder, 'compose.yaml'), text)
  const asked: ConfigQuestion[] = []
  const problems: Problem[] = []
  const location = { files, directory: directory ?? folder, envFiles: [], profiles: [], name: 'shop' }
  const loaded = await loadProject(
    location,
    async (question) => {
      asked.push(question)
      if (answer instanceof Error) throw answer
      return { exitCode: 0, stdout: model, stderr: '', ...answer }
    },
    {},
    (problem) => problems.push(problem),
    folder,
  )
  const told = problems.map(({ at, message }) => `${at?.line ?? ''}: ${message}`)
  return { ...loaded, asked, told }
}

describe('a project', () => {
  test('is what Compose says, with the places that the files say', async () => {
    const { project, told } = await load({ text: 'services:\n  app:\n    image: x\n' })
    expect(told).toEqual([])
    expect(project?.services.app?.command).toEqual(['echo', '$A'])
    expect(project?.sources.at(['services', 'app', 'image'])).toMatchObject({ line: 3, column: 5 })
  })

  test('is right where Compose takes it, whatever the YAML looks like here', async () => {
    const { project, told } = await load({
      text: 'services: {app: {image: x}}\nservices: {app: {image: y}}\n',
    })
    expect(told).toEqual([])
    expect(project).toBeDefined()
  })
})

describe('there is none', () => {
  test('without its folder, its files or any Compose file, and Compose is not asked', async () => {
    const text = 'services: {app: {image: x}}'
    const gone = await load({ text, directory: join(root, 'nowhere') })
    const missing = await load({ text, files: ['other.yaml'] })
    for (const { project, told, asked } of [gone, missing]) {
      expect([project, told.length, asked.length]).toEqual([undefined, 1, 0])
    }
  })

  test('where Compose refuses it, with the x-gate that the files have', async () => {
    const { project, told, written } = await load({
      text: 'x-gate: {smoke: GET /}\nservices: {app: {image: 3}}\n',
      answer: { exitCode: 15, stdout: '', stderr: 'services.app.image must be a string' },
    })
    expect(project).toBeUndefined()
    expect(told).toHaveLength(1)
    expect(written?.gate).toEqual({ smoke: 'GET /' })
  })

  test('where its YAML is broken, and all places are told', async () => {
    const { project, told } = await load({
      text: 'services:\n  app: {image: x\n',
      answer: { exitCode: 1, stdout: '', stderr: 'yaml: line 3: did not find expected' },
    })
    expect(project).toBeUndefined()
    expect(told[0]).toMatch(/^[23]: /)
  })
})

describe('words of Compose that nobody knows', () => {
  const answer = { exitCode: 1, stdout: '', stderr: 'the moon is full of cheese' }

  test('leave broken YAML at its own place', async () => {
    const { told } = await load({ text: 'services:\n\tapp: {image: x}\n', answer })
    expect(told).toEqual([expect.stringMatching(/^2: Tabs/)])
  })

  test('are told where the files show nothing', async () => {
    const { told } = await load({ text: 'services: {app: {image: x}}\n', answer })
    expect(told).toEqual(['1: the moon is full of cheese'])
  })

  test.each([
    'validating FOLDER/compose.yaml: services.app.odd must be odd',
    'services.app.odd must be odd',
    'service "app" has neither an image nor a build context specified: invalid compose project',
  ])('but %j shows that the YAML could be read', async (stderr) => {
    const { told } = await load({
      text: 'services:\n  app: {odd: [\n]}\n',
      answer: { ...answer, stderr },
    })
    expect(told[0]).toMatch(/odd|neither/)
    expect(told.join()).not.toContain('Flow')
  })
})

test('what Compose throws is thrown, unless the files alone show what is wrong', async () => {
  const answer = new Error('no docker')
  await expect(load({ text: 'services: {app: {image: x}}', answer })).rejects.toBe(answer)
  expect((await load({ text: 'services: {', answer })).told.length).toBeGreaterThan(0)
})

test('a project that needs a profile of its own x-gate is asked for again with that', async () => {
  const { asked } = await load({
    text: 'x-gate: {profiles: [dev]}\nservices: {app: {image: x}}\n',
    answer: { exitCode: 1, stdout: '', stderr: 'service "app" depends on undefined service "db"' },
  })
  expect(asked.map(({ profiles }) => profiles)).toEqual([[], ['dev']])
})

describe('what is no file is refused before Compose is asked, which would read it for ever', () => {
  /** Loads a project in whose folder `pipe` is a named pipe. */
  async function loadBesidePipe(
    text: string,
    files: readonly string[] = [],
    envFiles: readonly string[] = [],
  ) {
    const folder = await mkdtemp(join(root, 'pipe-'))
    await writeFile(join(folder, 'compose.yaml'), text)
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const asked: ConfigQuestion[] = []
    const problems: Problem[] = []
    await loadProject(
      { files, directory: folder, envFiles, profiles: [], name: 'shop' },
      async (question) => {
        asked.push(question)
        return { exitCode: 0, stdout: model, stderr: '' }
      },
      {},
      (problem) => problems.push(problem),
      folder,
    )
    return { asked, told: problems.map(({ message }) => message) }
  }

  const plain = 'services: {app: {image: x}}\n'

  test.each<[string, Parameters<typeof loadBesidePipe>]>([
    ['a Compose file', [plain, ['compose.yaml', 'pipe']]],
    ['an env file of the project', [plain, [], ['pipe']]],
    ['an env file of a service', ['services: {app: {image: x, env_file: [pipe]}}\n']],
    ['an env file of a service, as a map', ['services: {app: {image: x, env_file: [{path: ./pipe}]}}\n']],
    ['an included file', ['include: [pipe]\nservices: {app: {image: x}}\n']],
    [
      'an env file of an included file',
      ['include: [{path: compose.yaml, env_file: pipe}]\nservices: {app: {image: x}}\n'],
    ],
    ['a file that is extended', ['services: {app: {extends: {file: pipe, service: x}}}\n']],
  ])('%s', async (_, given) => {
    expect(await loadBesidePipe(...given)).toEqual({ asked: [], told: ['pipe is a named pipe, not a file'] })
  })

  test('a device', async () => {
    const { asked, told } = await loadBesidePipe(plain, [], ['/dev/zero'])
    expect([asked, told]).toEqual([[], ['/dev/zero is a device, not a file']])
    expect((await loadBesidePipe(plain, [], ['/dev/null'])).told).toEqual([])
  })
})
