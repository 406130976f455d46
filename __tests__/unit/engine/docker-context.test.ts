import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { currentEndpoint, endpointOfContext } from '../../../src/engine/docker-context.js'

const printed = (context: object) => JSON.stringify([context])

import { Folder } from '../../harness/folder.js'

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
    await using bin = await Folder.with({}, 'context')
    const words = 'context "nope": context not found: open /contexts/meta.json: no such file or directory'
    await bin.write('docker', `#!/bin/sh\necho '${words}' >&2\nexit 1\n`, 0o755)
    const path = process.env.PATH
    process.env.PATH = `${bin.path}:${path}`
    try {
      const asked = currentEndpoint({ PATH: process.env.PATH, DOCKER_CONTEXT: 'nope' })
      await expect(asked).rejects.toThrow(EngineTrouble)
      await expect(asked).rejects.toThrow(words)
    } finally {
      process.env.PATH = path
    }
  })
})
