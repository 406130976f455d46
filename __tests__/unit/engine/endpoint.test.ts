import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { connection, endpointIn } from '../../../src/engine/endpoint.js'
import { Folder } from '../../harness/folder.js'

describe('the endpoint that variables name', () => {
  test.each<[string, Readonly<Record<string, string>>, object | undefined]>([
    ['is none', {}, undefined],
    ['is none where it is empty', { DOCKER_HOST: '' }, undefined],
    ['is a socket', { DOCKER_HOST: 'unix:///x', DOCKER_TLS_VERIFY: '1' }, { host: 'unix:///x' }],
    ['needs no scheme', { DOCKER_HOST: 'engine:1' }, { host: 'tcp://engine:1' }],
    [
      'is asked without TLS even at the port of TLS',
      { DOCKER_HOST: 'tcp://e:2376' },
      { host: 'tcp://e:2376' },
    ],
    [
      'has its keys where they say',
      { DOCKER_HOST: 'tcp://e', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/keys', DOCKER_CONFIG: '/config' },
      { host: 'tcp://e', tlsPath: '/keys' },
    ],
    [
      'has its keys beside the configuration',
      { DOCKER_HOST: 'tcp://e', DOCKER_TLS_VERIFY: '0', DOCKER_CONFIG: '/config' },
      { host: 'tcp://e', tlsPath: '/config' },
    ],
    [
      'has its keys at home, and is not verified',
      { DOCKER_HOST: 'tcp://e', DOCKER_TLS: '1', HOME: '/somebody' },
      { host: 'tcp://e', tlsPath: '/somebody/.docker', isUnverified: true },
    ],
  ])('%s', (_, environment, endpoint) => {
    expect(endpointIn(environment)).toEqual(endpoint && { tlsPath: undefined, ...endpoint })
  })
})

describe('an endpoint as dockerode wants it', () => {
  test.each([
    ['unix:///run/docker.sock', { socketPath: '/run/docker.sock' }],
    ['unix://', { socketPath: '/var/run/docker.sock' }],
    ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
    ['tcp://engine', { host: 'engine', port: 2375 }],
    ['tcp://engine:1234', { host: 'engine', port: '1234' }],
    ['https://engine', { host: 'engine', port: 2376, protocol: 'https' }],
  ])('%s', async (host, options) => {
    const nothing = { socketPath: undefined, host: undefined, port: undefined, protocol: 'http' }
    expect(await connection({ host, tlsPath: undefined })).toEqual({ ...nothing, ...options })
  })

  test('with the keys that are there', async () => {
    await using folder = await Folder.with({ 'ca.pem': 'ca', 'cert.pem': 'cert' }, 'endpoint')
    const options = await connection({ host: 'tcp://engine', tlsPath: folder.path })
    expect(options).toMatchObject({ host: 'engine', port: 2376, protocol: 'https', ca: Buffer.from('ca') })
    expect([options.cert, options.key, options.agent]).toEqual([Buffer.from('cert'), undefined, undefined])
  })

  test('that is not to be verified', async () => {
    const options = await connection({ host: 'tcp://engine', tlsPath: '/nowhere', isUnverified: true })
    expect(options.agent?.options.rejectUnauthorized).toBe(false)
  })

  test.each([
    ['that is no address', 'tcp://[', undefined, 'and not tcp://['],
    ['whose keys cannot be read', 'tcp://engine', '/dev/null', 'ENOTDIR'],
  ])('%s', async (_, host, tlsPath, words) => {
    const connecting = connection({ host, tlsPath })
    await expect(connecting).rejects.toThrow(EngineTrouble)
    await expect(connecting).rejects.toThrow(words)
  })
})
