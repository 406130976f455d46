import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { currentEndpoint, endpointOfContext } from '../../../src/engine/docker-context.js'
import { Folder } from '../../harness/folder.js'

const printed = (context: object) => JSON.stringify([context])

/** The endpoint where `docker` is this script. */
async function endpointWith(script: string, environment: Readonly<Record<string, string>> = {}) {
  await using bin = await Folder.with({}, 'context')
  await bin.write('docker', `#!/bin/sh\n${script}\n`, 0o755)
  const path = process.env.PATH
  process.env.PATH = `${bin.path}:${path}`
  try {
    return await currentEndpoint({ PATH: process.env.PATH, ...environment })
  } finally {
    process.env.PATH = path
  }
}

describe('the endpoint of a context', () => {
  test.each([
    [
      'is a socket',
      { Endpoints: { docker: { Host: 'unix:///run/docker.sock' } }, TLSMaterial: {} },
      { host: 'unix:///run/docker.sock', tlsPath: undefined },
    ],
    [
      'has keys',
      {
        Endpoints: { docker: { Host: 'tcp://engine:2376' } },
        TLSMaterial: { docker: ['ca.pem', 'cert.pem', 'key.pem'] },
        Storage: { TLSPath: '/contexts/tls/1' },
      },
      { host: 'tcp://engine:2376', tlsPath: '/contexts/tls/1/docker' },
    ],
    [
      'has keys, and is not verified',
      {
        Endpoints: { docker: { Host: 'tcp://engine:2376', SkipTLSVerify: true } },
        TLSMaterial: { docker: ['cert.pem'] },
        Storage: { TLSPath: '/tls' },
      },
      { host: 'tcp://engine:2376', tlsPath: '/tls/docker', isUnverified: true },
    ],
    ['is not told', { Endpoints: {} }, undefined],
  ])('%s', (_, context, endpoint) => expect(endpointOfContext(printed(context))).toEqual(endpoint))

  test('is unknown without docker', async () => {
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    try {
      expect(await currentEndpoint({ PATH: '/nowhere' })).toBeUndefined()
    } finally {
      process.env.PATH = path
    }
  })

  test('is that of DOCKER_HOST, whatever the context is', async () => {
    const endpoint = await currentEndpoint({ DOCKER_HOST: 'tcp://engine', DOCKER_CONTEXT: 'nope' })
    expect(endpoint).toEqual({ host: 'tcp://engine', tlsPath: undefined })
  })

  test('is trouble in the words of docker where the context is gone', async () => {
    const words = 'context "nope": context not found: open /contexts/meta.json: no such file or directory'
    const asked = endpointWith(`echo '${words}' >&2\nexit 1`, { DOCKER_CONTEXT: 'nope' })
    await expect(asked).rejects.toThrow(EngineTrouble)
    await expect(asked).rejects.toThrow(words)
  })

  test.each([
    ['false /run/user/1000/podman/podman.sock', { host: 'unix:///run/user/1000/podman/podman.sock' }],
    ['false unix:///run/podman/podman.sock', { host: 'unix:///run/podman/podman.sock' }],
    ['true unix:///run/podman/podman.sock', undefined],
  ])('is what Podman says of its service where `docker` is Podman: %s', async (said, endpoint) => {
    const podman = `if test "$1" = context; then echo '[]'; else echo '${said}'; fi`
    expect(await endpointWith(podman)).toEqual(endpoint)
  })
})
