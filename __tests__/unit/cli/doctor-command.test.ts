import { expect, jest, test } from '@jest/globals'
import { doctor } from '../../../src/cli/doctor-command.js'
import { BadInput, EngineTrouble, type Problem } from '../../../src/common/problem.js'
import type { Host } from '../../../src/host/host.js'
import { createMasker } from '../../../src/masking/masker.js'
import type { GivenSettings } from '../../../src/settings/given.js'
import { FakeEngine } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'

const DOCKER = '#!/bin/sh\ncase $1 in compose) echo 2.40.3;; buildx) BUILDX;; esac\n'

interface Surroundings {
  readonly buildx?: string
  readonly given?: GivenSettings
  readonly isThere?: boolean
}

/** What `doctor` says of an engine with a bridge that is nowhere near. */
async function told({ buildx = 'echo v0.29.1', given = {}, isThere = true }: Surroundings) {
  const networks = [{ Id: 'f'.repeat(64), Options: {}, IPAM: {} }]
  const version = { Version: '28.0.4', Os: 'linux', Arch: 'amd64', Components: [{ Name: 'Engine' }] }
  const refuses = {
    'GET /networks': [200, networks],
    'GET /version': [200, version],
    'GET /info': [200, {}],
  } as const
  await using engine = await FakeEngine.with({ refuses })
  if (!isThere) await engine.stop()
  await using bin = await Folder.with({}, 'doctor')
  await bin.write('docker', DOCKER.replace('BUILDX', buildx), 0o755)
  const path = process.env.PATH
  process.env.PATH = `${bin.path}:${path}`
  const out: string[] = []
  const problems: Problem[] = []
  const writing = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  try {
    const exitCode = await doctor(given, [], {
      host: { problems: (all: readonly Problem[]) => problems.push(...all) } as unknown as Host,
      masker: createMasker(),
      environment: { ...engine.env, PATH: process.env.PATH },
      around: { workingDirectory: bin.path, random: 'abc' },
    })
    return { exitCode, text: out.join(''), problems: problems.map(({ message }) => message) }
  } finally {
    process.env.PATH = path
    writing.mockRestore()
  }
}

const at = (name: string) => ({ 'engine-host': { value: name, origin: { label: '--engine-host' } } })

test('an engine whose apps are out of reach', async () => {
  const { exitCode, text, problems } = await told({})
  expect(exitCode).toBe(3)
  expect(text).toMatch(/^engine {2}Docker Engine 28\.0\.4 at unix:.*, Compose 2\.40\.3$/m)
  expect(text).toMatch(/^place {3}on another network/m)
  expect(text).toMatch(/^buildx {2}0\.29\.1$/m)
  expect(problems).toEqual([expect.stringContaining('the apps cannot be reached from here')])
})

test('one whose apps are reached', async () => {
  const { exitCode, text, problems } = await told({ given: at('localhost') })
  expect([exitCode, problems]).toEqual([0, []])
  expect(text).toMatch(/^place {3}on another machine, localhost$/m)
})

test('what is missing', async () => {
  for (const buildx of ['exit 1', 'echo buildah 1.39.3']) {
    expect((await told({ buildx, given: at('localhost') })).text).toContain('buildx  is missing')
  }
  await expect(told({ isThere: false })).rejects.toThrow(EngineTrouble)
  await expect(told({ given: at('nowhere.invalid') })).rejects.toThrow('has no address')
  await expect(told({ given: at('two words') })).rejects.toThrow(BadInput)
})
