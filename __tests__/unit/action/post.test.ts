import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { post } from '../../../src/action/post.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'
import { written } from '../host/runner.js'
import { forgetProcessListeners } from '../launch/process-listeners.js'

const before = { ...process.env }
let exits: unknown[]

beforeEach(() => {
  exits = []
  jest.spyOn(process, 'exit').mockImplementation(() => {
    exits.push(process.exitCode)
    return undefined as never
  })
})
afterEach(() => {
  process.env = { ...before }
  jest.restoreAllMocks()
  forgetProcessListeners()
})

/** What the post step says and does on an engine with these things of the project. */
async function posted(things: Things, claim: object = {}, end = 'kept') {
  await using engine = await FakeEngine.with(things)
  await using folder = await Folder.with({ '.env': 'API_TOKEN=hunter22\n' }, 'action-post')
  const claimed = { secrets: ['API_TOKEN'], files: [join(folder.path, '.env')], grace: 0, ...claim }
  Object.assign(process.env, engine.env, {
    STATE_project: 'p',
    'STATE_report-dir': join(folder.path, 'reports'),
    STATE_claimed: JSON.stringify(claimed),
    STATE_end: end,
    STATE_at: JSON.stringify(['job migrate']),
    GITHUB_STEP_SUMMARY: join(folder.path, 'summary.md'),
  })
  const log = await written(post)
  return { log, left: engine.left, asked: engine.asked, files: Object.fromEntries(await folder.read()) }
}

test('a clean run leaves nothing to do', async () => {
  expect(await written(post)).toBe('')
  expect(exits).toEqual([])
})

describe('a run that was left', () => {
  test('is removed, and its logs are kept without their secrets', async () => {
    const { log, left, files } = await posted({
      containers: { app: 'token is hunter22\n' },
      volumes: ['data'],
    })
    expect(left).toEqual([])
    expect(log).toContain('Removed 1 container, 1 volume of p.')
    expect(files['reports/logs/app.log']).toBe('token is ***\n')
    expect(exits).toEqual([0])
  })

  test('gets its grace', async () => {
    const { asked } = await posted({ containers: { app: '' } }, { grace: 3000 })
    expect(asked).toContain('POST /containers/app/stop')
  })

  test('that cannot be removed is an error', async () => {
    const refuses = { 'DELETE /volumes/data': [409, 'in use'] } as const
    const { log, left } = await posted({ volumes: ['data'], refuses })
    expect(left).toEqual(['data'])
    expect(log).toContain('::error::compose-gate could not remove volume data: in use')
    expect(exits).toEqual([1])
  })
})

describe('a run that was killed', () => {
  test('is told in the log and on the page with what it was at and what was removed', async () => {
    const { log, files } = await posted({ containers: { app: '' }, volumes: ['data'] }, {}, '')
    const at = 'The main step was ended before its verdict, while it was at: job migrate.'
    expect(log).toContain(`::warning::${at}`)
    expect(files['summary.md']).toContain(at)
    expect(files['summary.md']).toContain('Removed 1 container, 1 volume of p.')
  })

  test('is told with what could not be removed', async () => {
    const refuses = { 'DELETE /volumes/data': [409, 'in use'] } as const
    const { files } = await posted({ volumes: ['data'], refuses }, {}, '')
    expect(files['summary.md']).toContain('compose-gate could not remove volume data: in use')
  })

  test('before anything was made needs no engine', async () => {
    await using folder = await Folder.with({}, 'action-post')
    const file = join(folder.path, 'summary.md')
    Object.assign(process.env, { STATE_project: 'p', GITHUB_STEP_SUMMARY: file })
    expect(await written(post)).toContain('while it was at: reading the project.')
    expect(await readFile(file, 'utf8')).toContain('Nothing had been made on the Docker Engine.')
  })

  test('is not told on the page where nobody wants that', async () => {
    process.env.STATE_summary = 'false'
    expect((await posted({}, {}, '')).files).not.toHaveProperty(['summary.md'])
  })

  test('and one that was not is told nowhere', async () => {
    const { log, files } = await posted({ containers: { app: '' } })
    expect(log).not.toContain('was ended before its verdict')
    expect(files).not.toHaveProperty(['summary.md'])
  })
})

test('an engine that is not there is an error', async () => {
  Object.assign(process.env, {
    DOCKER_HOST: 'unix:///nowhere/docker.sock',
    STATE_project: 'p',
    'STATE_report-dir': '/nowhere',
    STATE_claimed: JSON.stringify({ secrets: [], files: [], grace: 0 }),
  })
  expect(await written(post)).toContain('::error::compose-gate could not remove p: no Docker Engine answers')
  expect(exits).toEqual([1])
})
