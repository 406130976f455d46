import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { hurl } from '../../../src/steps/hurl-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { Folder } from '../../harness/folder.js'
import { closedPort, type Listening, serving, speaking } from '../checks/server.js'

const going = new AbortController().signal
const path = process.env.PATH
let tools: Folder

/** In place of Hurl, something that says what it was called with. */
beforeAll(async () => {
  tools = await Folder.with({ hurl: '#!/bin/sh\necho "error: $*" >&2\nexit 3\n' }, 'hurl')
  await chmod(join(tools.path, 'hurl'), 0o755)
  process.env.PATH = `${tools.path}:${path}`
})

afterAll(async () => {
  process.env.PATH = path
  await tools[Symbol.asyncDispose]()
})

/** Runs a file against services that listen there, the first on 8000, the second on 8001 … */
async function run(...places: readonly URL[]) {
  const apps = places.map((_, index) => ({ service: `app${index}`, port: 8000 + index }))
  const published = Object.fromEntries(
    places.map(({ port }, index) => [`${8000 + index}/tcp`, { address: '127.0.0.1', port: Number(port) }]),
  )
  const stage = {
    model: {},
    base: tools.path,
    settings: { timeouts: { smoke: 3000 } },
    clock: systemClock,
    containers: { of: () => [{ id: 'one' }] },
    docker: {
      inspect: async () => ({ pid: 0, restarting: false, published }),
      exec: async () => ({ exitCode: 1, output: '' }),
    },
  }
  const step = { id: 'check:1', kind: 'check', service: 'app0', needs: [], hurl: 'a.hurl', apps } as const
  return hurl(step, stage as unknown as StepContext, going)
}

const mail = () => speaking((socket) => socket.end('220 mail.example.org ESMTP\r\n'))

describe('a Hurl file', () => {
  test.each<[string, () => Promise<Listening>]>([
    ['answers', () => serving((_, response) => response.end())],
    ['answers with an error', () => serving((_, response) => response.writeHead(500).end())],
    ['answers in another language', mail],
  ])('is run as soon as the first app %s, and told of the others', async (_, serve) => {
    await using first = await serve()
    await using second = await mail()
    const third = await closedPort()
    const began = performance.now()
    const { evidence } = await run(first.url, second.url, third)
    expect(performance.now() - began).toBeLessThan(2500)
    expect(evidence).toContain(`app0_url=${first.url.origin} `)
    expect(evidence).toContain(`app1_url=${second.url.origin} `)
    expect(evidence).toContain(`app2_url=${third.origin} `)
  })

  test('is not run where the first app never answers', async () => {
    await using second = await serving((_, response) => response.end())
    expect(await run(await closedPort(), second.url)).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^a\.hurl: connection refused, after 3(\.\d)?s of trying$/),
    })
  })
})
