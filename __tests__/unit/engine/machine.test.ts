import { expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

const answering = (info: object) => ({
  refuses: {
    'GET /version': [
      200,
      { Os: 'linux', Arch: 'arm64', Version: '28.0.4', ApiVersion: '1.48', MinAPIVersion: '1.24' },
    ],
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
    apiVersion: '1.48',
    oldestApiVersion: '1.24',
    runtimes: ['runc', 'nvidia'],
    devices: ['nvidia.com/gpu=0'],
    isSwarmManager: true,
    isDocker: false,
    isPodman: false,
    isForwarded: false,
  })
})

test.each([
  ['is forwarded without root', { SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] }, true],
  ['is forwarded by Docker Desktop', { OperatingSystem: 'Docker Desktop' }, true],
  ['is not, elsewhere', { SecurityOptions: ['name=userns'], OperatingSystem: 'Debian' }, false],
])('what is published %s', async (_, info, isForwarded) => {
  await using engine = await FakeEngine.with(answering(info))
  expect((await engine.docker.machine()).isForwarded).toBe(isForwarded)
})

test.each([
  ["Docker's own engine", 'Engine', { isDocker: true, isPodman: false }],
  ['Podman', 'Podman Engine', { isDocker: false, isPodman: true }],
])('%s is told from others', async (_, Name, told) => {
  const { refuses } = answering({})
  const [status, facts] = refuses['GET /version']
  const version = [status, { ...facts, Components: [{ Name }] }] as const
  await using engine = await FakeEngine.with({ refuses: { ...refuses, 'GET /version': version } })
  expect(await engine.docker.machine()).toMatchObject(told)
})

test('what an engine does not tell is not lacking', async () => {
  await using engine = await FakeEngine.with(answering({}))
  expect(await engine.docker.machine()).toMatchObject({
    cpus: Number.POSITIVE_INFINITY,
    runtimes: [],
    devices: [],
  })
})
