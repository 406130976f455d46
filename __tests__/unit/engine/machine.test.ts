import { expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

const answering = (info: object) => ({
  refuses: {
    'GET /version': [200, { Os: 'linux', Arch: 'arm64', Version: '28.0.4' }],
    'GET /info': [200, info],
  } as const,
})

test('what a machine has', async () => {
  await using engine = await FakeEngine.with(
    answering({
      Name: 'vm',
      NCPU: 4,
      Runtimes: { runc: {}, nvidia: {} },
      DiscoveredDevices: [{ Source: 'cdi', ID: 'nvidia.com/gpu=0' }],
      Swarm: { ControlAvailable: true },
    }),
  )
  expect(await engine.docker.machine()).toEqual({
    hostName: 'vm',
    cpus: 4,
    platform: 'linux/arm64',
    version: '28.0.4',
    runtimes: ['runc', 'nvidia'],
    devices: ['nvidia.com/gpu=0'],
    isSwarmManager: true,
  })
})

test('what an engine does not tell is not lacking', async () => {
  await using engine = await FakeEngine.with(answering({}))
  expect(await engine.docker.machine()).toMatchObject({
    cpus: Number.POSITIVE_INFINITY,
    runtimes: [],
    devices: [],
  })
})
