import { describe, expect, test } from '@jest/globals'
import { currentEndpoint, endpointIn } from '../../../src/engine/docker-context.js'

const printed = (context: object) => JSON.stringify([context])

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
    ['is not told', { Endpoints: {} }, undefined],
  ])('%s', (_, context, endpoint) => expect(endpointIn(printed(context))).toEqual(endpoint))

  test('is unknown without docker', async () => {
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    try {
      expect(await currentEndpoint({ PATH: '/nowhere' })).toBeUndefined()
    } finally {
      process.env.PATH = path
    }
  })
})
