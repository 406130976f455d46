import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectUnjudged, FarEngine } from '../harness/far-engine.js'
import { expectPassed } from '../harness/observed-run.js'

let far: FarEngine

beforeAll(async () => {
  far = await FarEngine.start()
})

afterAll(async () => await far?.[Symbol.asyncDispose]())

describe('an engine on another machine, over TLS', () => {
  test('judges a release that works', async () => {
    const run = await far.run(far.engine.env)
    expectPassed(run)
    expect(run.report.urls['app:8080']).toMatch(`http://${far.engine.address}:`)
  })
})

test('a context that is gone leads to no other engine', async () => {
  const env = { DOCKER_HOST: undefined, DOCKER_CONTEXT: 'nope' }
  expectUnjudged(await far.run(env), 'context "nope"', 'set DOCKER_CONTEXT')
})

test('a socket of this machine that leads to another one is noticed', async () => {
  const run = await far.run({ DOCKER_HOST: `unix://${far.engine.socket}` })
  expectUnjudged(run, 'the engine publishes their ports on another network', 'run compose-gate on')
})
