import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { withDockerfiles } from '../../../../src/compose/dockerfile/with-dockerfiles.js'
import { Folder } from '../../../harness/folder.js'
import { project } from '../../plan/sketch.js'

/** What the Dockerfiles say of each service; `HERE` stands for the folder. */
async function read(
  services: Readonly<Record<string, JsonObject>>,
  files: Readonly<Record<string, string>>,
  environment = {},
) {
  await using folder = await Folder.with(files)
  const here = JSON.parse(JSON.stringify(services).replaceAll('HERE', folder.path)) as typeof services
  const sketches = Object.entries(here).map(([name, raw]) => [name, { raw }] as const)
  const known = await withDockerfiles(project(Object.fromEntries(sketches)), environment, folder.path)
  return (name: string) => {
    const { madeFrom, sourceMounts, built } = known.services[name] ?? {}
    return {
      images: madeFrom?.map(({ image, at }) => `${at?.file}:${at?.line} ${image}`),
      mounts: sourceMounts?.map(({ target }) => target),
      built,
    }
  }
}

const mount = (source: string, target: string) => ({ type: 'bind', source, target })

describe('a service', () => {
  test('is made from what its Dockerfile says, at its line', async () => {
    const of = await read(
      {
        app: { build: { context: 'HERE/app', dockerfile: 'Dockerfile.dev', args: { TAG: '2' } } },
        inline: { build: { context: 'HERE', dockerfile_inline: 'FROM local/$$A\n' } },
        none: { image: 'x' },
      },
      { 'app/Dockerfile.dev': 'ARG TAG=1\n\nFROM local/base:$TAG\n' },
    )
    expect(of('app').images).toEqual(['app/Dockerfile.dev:3 local/base:2'])
    expect(of('inline').images).toEqual(['services.inline.build.dockerfile_inline:1 local/'])
    expect(of('none').images).toBeUndefined()
  })

  test('has the variables of its Dockerfile, and what that copies from here', async () => {
    const files = {
      Dockerfile:
        'FROM redis AS a\nENV A=1\nCOPY redis.conf conf.d/*.conf /etc/\nFROM a\nENV B=$A-2\nCOPY --from=a /x /y\nCOPY <<E /z\nz\nE\n',
      '.dockerignore': '',
    }
    const of = await read({ kv: { build: { context: 'HERE' } } }, files)
    expect(of('kv').built).toMatchObject({
      environment: { A: '1', B: '1-2' },
      copied: [expect.stringMatching(/\/redis\.conf$/), expect.stringMatching(/\/conf\.d$/)],
    })
  })

  test('starts as its Dockerfile and those that it begins with say', async () => {
    const of = await read(
      {
        tests: { build: { context: 'HERE/t' } },
        app: { build: { context: 'HERE', target: 'app' } },
        same: { image: 'local/tests' },
        other: { build: { context: 'HERE/t' }, image: 'local/tests' },
      },
      {
        't/Dockerfile': 'FROM cypress/included:13\n',
        Dockerfile: 'FROM node:22 AS base\nCMD ["node"]\nFROM base AS app\nHEALTHCHECK CMD true\nFROM base\n',
      },
    )
    expect(of('tests').built).toEqual({ base: 'cypress/included:13', hasHealthCheck: false })
    expect(of('app').built).toEqual({ base: 'node:22', command: ['node'], hasHealthCheck: true })
    expect(of('same').built).toEqual(of('tests').built)
  })

  test('is made from nothing known where its Dockerfile is elsewhere, or none', async () => {
    const of = await read(
      {
        remote: { build: { context: 'https://example.org/x.git' } },
        missing: { build: { context: 'HERE' } },
        folder: { build: { context: 'HERE', dockerfile: 'app' } },
        device: { build: { context: 'HERE', dockerfile: '/dev/zero' } },
      },
      { 'app/x': '' },
    )
    for (const name of ['remote', 'missing', 'folder', 'device']) expect(of(name).images).toBeUndefined()
  })

  test('of another platform may be made from other images', async () => {
    const services = {
      app: { build: { context: 'HERE' } },
      arm: { build: { context: 'HERE' }, platform: 'linux/arm64' },
    }
    const files = { Dockerfile: 'FROM local/$TARGETARCH\n' }
    const of = await read(services, files, { DOCKER_DEFAULT_PLATFORM: 'linux/s390x' })
    expect([of('app').images, of('arm').images]).toEqual([
      ['Dockerfile:1 local/s390x'],
      ['Dockerfile:1 local/arm64'],
    ])
  })
})

describe('mounts over an image', () => {
  const files = {
    Dockerfile: 'FROM debian\nWORKDIR /srv\nCOPY . .\n',
    'main.c': '',
    'local.yml': '',
    'other/local.yml': '',
  }

  test('are those over what is copied, without what is ignored', async () => {
    const volumes = [mount('HERE/main.c', '/srv/main.c'), mount('HERE/local.yml', '/srv/local.yml')]
    const services = { app: { build: { context: 'HERE' }, volumes } }
    const mounts = async (more: Readonly<Record<string, string>>) =>
      (await read(services, { ...files, ...more }))('app').mounts
    expect(await mounts({})).toEqual(['/srv/main.c', '/srv/local.yml'])
    expect(await mounts({ '.dockerignore': 'local.yml' })).toEqual(['/srv/main.c'])
    // The file beside the Dockerfile is the only one that counts.
    const both = { 'Dockerfile.dockerignore': '*.c', '.dockerignore': 'local.yml' }
    expect(await mounts(both)).toEqual(['/srv/local.yml'])
  })

  test('are found where another service builds the image, or what it is built on', async () => {
    const of = await read(
      {
        base: { build: { context: 'HERE' }, image: 'local/base' },
        job: { image: 'local/base:latest', volumes: [mount('HERE', '/srv')] },
        child: { build: { context: 'HERE/child' }, volumes: [mount('HERE', '/srv')] },
        named: {
          build: { context: 'HERE/named', additional_contexts: { b: 'service:base' } },
          volumes: [mount('HERE', '/srv')],
        },
        stranger: { image: 'debian', volumes: [mount('HERE', '/srv')] },
      },
      { ...files, 'child/Dockerfile': 'FROM local/base\n', 'named/Dockerfile': 'FROM b\n' },
    )
    expect(['base', 'job', 'child', 'named', 'stranger'].map((name) => of(name).mounts)).toEqual([
      undefined,
      ['/srv'],
      ['/srv'],
      ['/srv'],
      undefined,
    ])
    expect(of('job').images).toBeUndefined()
  })

  test('an image that is built on an older one of its name has its own files', async () => {
    const service = { build: { context: 'HERE' }, image: 'acme/app', volumes: [mount('HERE', '/srv')] }
    const dockerfile = 'FROM acme/app\nCOPY main.c /srv/\n'
    const of = await read({ app: service }, { ...files, Dockerfile: dockerfile })
    expect(of('app')).toMatchObject({ images: ['Dockerfile:1 acme/app'], mounts: ['/srv'] })
  })

  test('builds in a ring end', async () => {
    const of = await read(
      {
        a: { build: { context: 'HERE/a' }, image: 'local/a' },
        b: { build: { context: 'HERE/b' }, image: 'local/b' },
      },
      { 'a/Dockerfile': 'FROM local/b\n', 'b/Dockerfile': 'FROM local/a\n' },
    )
    expect([of('a').images, of('b').images]).toEqual([['a/Dockerfile:1 local/b'], ['b/Dockerfile:1 local/a']])
  })
})
