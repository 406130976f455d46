import { describe, expect, test } from '@jest/globals'
import { connection } from '../../../src/engine/endpoint.js'
import { Folder } from '../../harness/folder.js'

describe('an endpoint as dockerode wants it', () => {
  test.each([
    ['unix:///run/docker.sock', { socketPath: '/run/docker.sock' }],
    ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
    ['tcp://engine', { host: 'engine', port: 2375, protocol: 'http' }],
    ['tcp://engine:1234', { host: 'engine', port: '1234', protocol: 'http' }],
    ['ssh://me@engine', { host: 'engine', port: 22, protocol: 'ssh', username: 'me' }],
    ['ssh://me@engine:2222', { host: 'engine', port: '2222', protocol: 'ssh', username: 'me' }],
  ])('%s', async (host, options) => expect(await connection({ host, tlsPath: undefined })).toEqual(options))

  test('with keys', async () => {
    await using folder = await Folder.with(
      { 'ca.pem': 'ca', 'cert.pem': 'cert', 'key.pem': 'key' },
      'endpoint',
    )
    expect(await connection({ host: 'tcp://engine', tlsPath: folder.path })).toEqual({
      host: 'engine',
      port: 2376,
      protocol: 'https',
      ca: Buffer.from('ca'),
      cert: Buffer.from('cert'),
      key: Buffer.from('key'),
    })
  })
})
