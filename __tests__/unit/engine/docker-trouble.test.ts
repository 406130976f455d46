import { describe, expect, test } from '@jest/globals'
import { dockerTrouble, isUnresolved } from '../../../src/engine/docker-trouble.js'

const GET = 'error during connect: Get "https://engine:2376/v1.45/version": '

describe('what docker says', () => {
  test.each([
    [
      'Failed to initialize: unable to resolve docker endpoint: context "nope": context not found: open /meta.json: no such file',
      'context "nope": context not found: open /meta.json: no such file',
      'DOCKER_CONTEXT',
    ],
    [
      'Failed to initialize: unable to resolve docker endpoint: open /config/ca.pem: no such file or directory',
      'open /config/ca.pem: no such file or directory',
      'DOCKER_CERT_PATH',
    ],
    [
      'Failed to initialize: unable to resolve docker endpoint: invalid bind address format: foo://bar',
      'DOCKER_HOST, or the context, is no address of an engine: invalid bind address format: foo://bar',
      'ssh://USER@NAME',
    ],
    [
      'Failed to initialize: unable to resolve docker endpoint: the moon is wrong',
      'is no address of an engine: the moon is wrong',
      'unix:///var/run/docker.sock',
    ],
    [`${GET}context deadline exceeded`, 'context deadline exceeded', 'start Docker there'],
    [
      `${GET}dial tcp: lookup engine: no such host`,
      'dial tcp: lookup engine: no such host',
      'name of the machine',
    ],
    [
      `${GET}http: server gave HTTP response to HTTPS client`,
      'http: server gave HTTP response',
      'DOCKER_TLS_VERIFY',
    ],
    [
      'Error response from daemon: Client sent an HTTP request to an HTTPS server.',
      'Client sent an HTTP request',
      'DOCKER_TLS_VERIFY=1',
    ],
    [
      `${GET}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      'x509: certificate signed by unknown authority',
      'compare the certificates',
    ],
    ...[
      'tls: private key does not match public key',
      'ca.pem seems invalid',
      'tls: failed to find any PEM data in certificate input',
    ].map((words) => [
      `Failed to initialize: failed to retrieve context tls info: ${words}`,
      words,
      'a key.pem that belongs to it',
    ]),
    [`${GET}EOF`, 'EOF', 'hangs up'],
    ['WARNING: x\\nCannot connect: connection refused', 'connection refused', 'start Docker'],
    ['', 'docker does not say', 'docker version'],
  ])('%s', (printed, words, remedy) => {
    const { message, instead } = dockerTrouble(printed)
    expect([message, instead]).toEqual([expect.stringContaining(words), expect.stringContaining(remedy)])
    expect(message).not.toMatch(/initialize|during connect/)
  })

  test('is told with the place', () => {
    const { message } = dockerTrouble(`${GET}dial tcp: no such host`, 'tcp://engine:2376')
    expect(message).toBe('no Docker Engine answers at tcp://engine:2376: dial tcp: no such host')
  })
})

test.each([
  ['Failed to initialize: unable to resolve docker endpoint: context "nope": not found', true],
  ['no configuration file provided: not found', false],
])('%s', (printed, is) => expect(isUnresolved(printed)).toBe(is))
