import { describe, expect, test } from '@jest/globals'
import type Dockerode from 'dockerode'
import { byService, containerDetails, isHook, serviceIn } from '../../../src/engine/container-facts.js'

/** What an engine says of a container that differs from a plain one in this. */
function inspected(change: {
  readonly State?: object
  readonly HostConfig?: object
  readonly Config?: object
  readonly Ports?: object
  readonly Networks?: object
}) {
  return {
    Id: 'f00',
    Path: '/entry.sh',
    Args: ['serve'],
    RestartCount: 0,
    State: { Pid: 7, Running: true, Restarting: false, ExitCode: 0, OOMKilled: false, ...change.State },
    HostConfig: { ...change.HostConfig },
    Config: { Tty: false, ...change.Config },
    NetworkSettings: { Ports: change.Ports, Networks: change.Networks },
  } as unknown as Dockerode.ContainerInspectInfo
}

const details = (change: Parameters<typeof inspected>[0]) => containerDetails(inspected(change))

test.each([
  [{ Tmpfs: { '/run': 'size=1m' } }, true],
  [{ StorageOpt: { size: '1G' } }, true],
  [{ Mounts: [{ Type: 'tmpfs' }] }, true],
  [{ Mounts: [{ Type: 'bind' }], Tmpfs: {} }, false],
])('a disk of its own: %j', (host, has) => {
  expect(details({ HostConfig: host }).hasDiskOfItsOwn).toBe(has)
})

test.each([
  ['2026-01-02T03:04:05.678912345Z', 1767323045.678],
  ['0001-01-01T00:00:00Z', undefined],
])('its last end: %s', (FinishedAt, seconds) => {
  expect(details({ State: { FinishedAt } }).lastEndAt).toBe(seconds)
})

test('a plain container has no more than that', () => {
  expect(details({})).toEqual({
    id: 'f00',
    pid: 7,
    running: true,
    restarts: 0,
    neverStarted: false,
    restarting: false,
    paused: false,
    exitCode: 0,
    command: ['/entry.sh', 'serve'],
    outOfMemory: false,
    memoryLimit: 0,
    hasDiskOfItsOwn: false,
    error: '',
    healthCheck: undefined,
    health: undefined,
    exposed: [],
    published: {},
    networks: [],
    tty: false,
    variables: {},
  })
})

test('the networks of a container, with its address there while it runs', () => {
  const Networks = {
    a: { NetworkID: '1', IPAddress: '172.18.0.2', GlobalIPv6Address: 'fd00::2' },
    b: { NetworkID: '2', IPAddress: '', GlobalIPv6Address: 'fd00::3' },
    c: { NetworkID: '3', IPAddress: '', GlobalIPv6Address: '' },
  }
  expect(details({ Networks }).networks).toEqual([
    { id: '1', name: 'a', address: '172.18.0.2' },
    { id: '2', name: 'b', address: 'fd00::3' },
    { id: '3', name: 'c', address: undefined },
  ])
})

describe('a health check', () => {
  test('has its durations in milliseconds', () => {
    const Healthcheck = { Test: ['CMD', 'ask'], Interval: 5e9, Timeout: 1.5e9, Retries: 7, StartPeriod: 2e9 }
    expect(details({ Config: { Healthcheck } }).healthCheck).toEqual({
      test: ['CMD', 'ask'],
      interval: 5000,
      timeout: 1500,
      retries: 7,
      startPeriod: 2000,
    })
  })

  test('has the engine’s defaults where it says nothing', () => {
    const Healthcheck = { Test: ['CMD', 'ask'], Interval: 0 }
    expect(details({ Config: { Healthcheck } }).healthCheck).toMatchObject({
      interval: 30_000,
      timeout: 30_000,
      retries: 3,
      startPeriod: 0,
    })
  })

  test.each([[[]], [['NONE']], [undefined]])('that is %j is none', (Test) => {
    expect(details({ Config: { Healthcheck: { Test } } }).healthCheck).toBeUndefined()
  })
})

describe('the engine’s word on a container', () => {
  const health = (Health: object | undefined) => details({ State: { Health } }).health

  test('is none where it has no health check', () => {
    expect([health(undefined), health({ Status: 'none' })]).toEqual([undefined, undefined])
  })

  test('has the last of its probes, once one has ended', () => {
    expect(health({ Status: 'starting', Log: [] })).toEqual({ isUnhealthy: false, lastProbe: undefined })
    const Log = [
      { ExitCode: 0, Output: 'fine' },
      { ExitCode: 7, Output: 'no queue' },
    ]
    expect(health({ Status: 'unhealthy', Log })).toEqual({
      isUnhealthy: true,
      lastProbe: { exitCode: 7, output: 'no queue' },
    })
  })
})

describe('a published port', () => {
  const at = (...bindings: readonly (readonly [string, string])[]) =>
    details({ Ports: { '80/tcp': bindings.map(([HostIp, HostPort]) => ({ HostIp, HostPort })) } }).published

  test.each([
    [[['0.0.0.0', '8080']], { address: '127.0.0.1', port: 8080 }],
    [
      [
        ['::', '8080'],
        ['0.0.0.0', '8081'],
      ],
      { address: '127.0.0.1', port: 8081 },
    ],
    [[['::1', '8080']], { address: '::1', port: 8080 }],
    [[['127.0.0.2', '8080']], { address: '127.0.0.2', port: 8080 }],
  ] as const)('at %j is reached at %j', (bindings, place) => {
    expect(at(...bindings)).toEqual({ '80/tcp': place })
  })

  test('is none where the port is exposed alone', () => {
    const { exposed, published } = details({
      Config: { ExposedPorts: { '80/tcp': {}, '53/udp': {} } },
      Ports: { '80/tcp': null },
    })
    expect([exposed, published]).toEqual([[80], {}])
  })
})

test('variables are split at the first equals sign', () => {
  expect(details({ Config: { Env: ['A=1', 'B=x=y', 'C'] } }).variables).toEqual({ A: '1', B: 'x=y', C: '' })
})

test('containers are grouped by service', () => {
  const listing = (id: string, service: string) => ({ id, name: id, service, image: '', state: 'running' })
  const groups = byService([listing('a', 'app'), listing('d', 'db'), listing('b', 'app')])
  expect([...groups].map(([service, all]) => [service, all.map(({ id }) => id)])).toEqual([
    ['app', ['a', 'b']],
    ['db', ['d']],
  ])
})

test.each([
  ['a service', { version: '5.5.0', 'container-number': '1' }, 'app'],
  ['a hook', { version: '5.5.0' }, 'app.pre_start'],
  [
    'a hook that is labelled',
    { version: '5.9.0', hook: 'pre_start', 'container-number': '1' },
    'app.pre_start',
  ],
  ['another tool', {}, 'app'],
])('the container of %s', (_, labels, service) => {
  const all = Object.fromEntries(
    Object.entries({ ...labels, service: 'app' }).map(([key, value]) => [`com.docker.compose.${key}`, value]),
  )
  expect(serviceIn(all)).toBe(service)
  expect(isHook(all)).toBe(service !== 'app')
})
