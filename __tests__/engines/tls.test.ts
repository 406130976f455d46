import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectUnjudged, FarEngine } from '../harness/far-engine.js'

let far: FarEngine

beforeAll(async () => {
  far = await FarEngine.start()
})

afterAll(async () => await far?.[Symbol.asyncDispose]())

describe('an engine on another machine, over TLS', () => {
  test('judges one that does not', async () => {
    const run = await far.run(far.engine.env, { environment: { STATUS: '500' } })
    expect([run.report.verdict, run.exitCode]).toEqual(['failed', 1])
  })

  test.each([
    ['without keys', { DOCKER_CERT_PATH: '/nowhere' }, 'no such file or directory', 'set DOCKER_CERT_PATH'],
    ['without TLS', { DOCKER_TLS_VERIFY: '' }, 'HTTP request to an HTTPS server', 'set DOCKER_TLS_VERIFY=1'],
    ['at an unknown name', { DOCKER_HOST: 'tcp://nowhere.invalid:2376' }, 'no such host', 'correct the name'],
  ])('is not asked %s', async (_, env, reason, instead) => {
    expectUnjudged(await far.run({ ...far.engine.env, ...env }), reason, instead)
  })
})
