import { expect, test } from '@jest/globals'
import { type Clock, systemClock } from '../../../src/common/clock.js'
import type { Environment } from '../../../src/common/environment.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { Compose } from '../../../src/engine/docker-compose.js'
import { connect, openEngine } from '../../../src/engine/open-engine.js'
import { FakeEngine } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'

const going = new AbortController().signal
const compose = { version: async () => '2.40.3' } as unknown as Compose

test('the engine that DOCKER_HOST names is opened', async () => {
  await using engine = await FakeEngine.with({})
  const opened = await openEngine(compose, engine.env, systemClock, going)
  expect(opened.versions.compose).toBe('2.40.3')
  expect(opened.compose).toBe(compose)
  expect(engine.asked).toContain('GET /version')
})

test.each([
  ['Podman Engine', 'Podman', 1],
  ['Engine', 'Docker Engine', 0],
])('Compose is told where the engine has no BuildKit: %s', async (component, name, times) => {
  const version = { Version: '5.4.2', Components: [{ Name: component, Version: '5.4.2' }] }
  await using engine = await FakeEngine.with({ refuses: { 'GET /version': [200, version] } })
  let told = 0
  const asked = { ...compose, buildWithoutBuildKit: () => ++told } as unknown as Compose
  const opened = await openEngine(asked, engine.env, systemClock, going)
  expect(opened.name).toBe(name)
  expect(told).toBe(times)
})

test('one that is not there is trouble', async () => {
  const nowhere = 'unix:///nowhere/docker.sock'
  const opening = openEngine(compose, { DOCKER_HOST: nowhere }, systemClock, going)
  await expect(opening).rejects.toThrow(EngineTrouble)
})

/** An environment whose `docker` is this script, and whose engine is at another machine that is not there. */
async function withDocker(script: string, run: (environment: Environment) => Promise<void>): Promise<void> {
  await using bin = await Folder.with({}, 'words')
  await bin.write('docker', `#!/bin/sh\n${script}\n`, 0o755)
  const path = process.env.PATH
  process.env.PATH = `${bin.path}:${path}`
  try {
    await run({ DOCKER_HOST: 'tcp://nowhere.invalid', PATH: process.env.PATH })
  } finally {
    process.env.PATH = path
  }
}

test('of one at another machine docker’s own words are told', () =>
  withDocker('echo "lookup nowhere.invalid: no such host" >&2; exit 1', async (environment) => {
    const words = 'no Docker Engine answers at tcp://nowhere.invalid: lookup nowhere.invalid: no such host'
    await expect(openEngine(compose, environment, systemClock, going)).rejects.toThrow(words)
    await expect(connect(environment, systemClock)).rejects.toThrow(words)
  }))

test('docker is not waited for without end to say why none answers', () =>
  withDocker('exec sleep 60', async (environment) => {
    const limits: number[] = []
    const quick: Clock = {
      ...systemClock,
      timeout: (milliseconds) => {
        limits.push(milliseconds)
        return systemClock.timeout(Math.min(milliseconds, 500))
      },
    }
    await expect(connect(environment, quick)).rejects.toThrow(EngineTrouble)
    expect(limits).toContain(5000)
  }))
