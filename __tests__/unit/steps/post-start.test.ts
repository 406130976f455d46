import { describe, expect, test } from '@jest/globals'
import type { ExecResult } from '../../../src/engine/container-exec.js'
import { type PostStartContext, runPostStart } from '../../../src/steps/post-start.js'

const hooks = [
  { command: ['sh', '-c', 'seed $$DB'], environment: { DB: 'a$$b', EMPTY: null } },
  { command: ['warm', 'up'], user: '1000', working_dir: '/srv', privileged: true },
]

async function run(postStart: object[], ends: readonly ExecResult[], ids: readonly string[] = ['one']) {
  const [asked, kept]: [unknown[], string[]] = [[], []]
  const left = [...ends]
  const context = {
    release: { model: { services: { app: { post_start: postStart } } }, directory: '/' },
    containers: { of: () => ids.map((id) => ({ id })) },
    docker: {
      exec: async (id: string, command: object) => {
        asked.push({ id, ...command })
        return left.shift() ?? { exitCode: 0, output: '' }
      },
    },
    keepLog: (name: string, text: string) => void kept.push(`${name}: ${text}`),
  } as unknown as PostStartContext
  const failure = await runPostStart('app', context, new AbortController().signal)
  return { failure, asked, kept }
}

test('each hook runs in each container, as whom and with what it asks for', async () => {
  const { failure, asked, kept } = await run(hooks, [{ exitCode: 0, output: 'seeded' }], ['one', 'two'])
  const seed = { command: ['sh', '-c', 'seed $DB'], environment: ['DB=a$b', 'EMPTY='], privileged: false }
  const warm = {
    command: ['warm', 'up'],
    user: '1000',
    workingDirectory: '/srv',
    environment: [],
    privileged: true,
  }
  expect(asked).toEqual([
    { id: 'one', ...seed },
    { id: 'one', ...warm },
    { id: 'two', ...seed },
    { id: 'two', ...warm },
  ])
  expect([failure, kept]).toEqual([undefined, ['app.post_start: seeded\n']])
})

describe('a hook that fails', () => {
  test('of a service is told by its own words, and ends the start', async () => {
    const output = 'warming\nError: cache host not set\n'
    const { failure, asked, kept } = await run(hooks, [{ exitCode: 3, output }])
    expect(failure).toMatchObject({
      status: 'failed',
      detail: "app's post_start (first of two) exited 3: Error: cache host not set",
      about: ['services', 'app', 'post_start', 0],
    })
    expect(failure?.evidence).toContain('warming')
    expect([asked.length, kept]).toEqual([1, [`app.post_start: ${output}`]])
  })

  test('of a replica names it', async () => {
    const ends = [
      { exitCode: 0, output: '' },
      { exitCode: 1, output: '' },
    ]
    const { failure } = await run(hooks.slice(1), ends, ['one', 'two'])
    expect(failure?.detail).toBe("app (2 of 2)'s post_start exited 1")
    expect(failure?.about?.at(-1)).toBe(0)
  })

  test('before it has begun says why', async () => {
    const { failure } = await run(hooks.slice(1), [
      { exitCode: undefined, output: 'container is not running' },
    ])
    expect(failure?.detail).toBe("app's post_start could not be run: container is not running")
  })
})

test('a service without hooks runs nothing', async () => {
  expect(await run([], [])).toEqual({ failure: undefined, asked: [], kept: [] })
})
