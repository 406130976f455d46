import { describe, expect, test } from '@jest/globals'
import { blameForPull } from '../../../../src/diagnosis/blame/pull-blame.js'

const IMAGE = 'example.com/denied/not-found-429:x509'
const blame = (words: string, platform?: string) => blameForPull(words, IMAGE, platform)

/** As Docker Engine 26 and BuildKit 0.13 put it. */
const PASSING = [
  'Error response from daemon: toomanyrequests: later, please',
  'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
  'unexpected status from HEAD request to http://127.0.0.1:1/v2/a/manifests/1: 429 Too Many Requests',
  'Error response from daemon: received unexpected HTTP status: 502 Bad Gateway',
  'Error response from daemon: received unexpected HTTP status: 503 Service Unavailable',
  'unexpected status from HEAD request to http://127.0.0.1:1/v2/a/manifests/1: 500 Internal Server Error',
  'Error response from daemon: Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused',
  'failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://x/blob": read tcp 10.0.0.1:5->1.1.1.1:443: read: connection reset by peer',
  'Error response from daemon: Get "https://no-such-host.invalid/v2/": dial tcp: lookup no-such-host.invalid on 10.0.0.53:53: no such host',
  'Error response from daemon: Get "https://r.io/v2/": dial tcp: lookup r.io: Temporary failure in name resolution',
  'Error response from daemon: Get "https://r.io/v2/": net/http: TLS handshake timeout',
  'Error response from daemon: Get "https://r.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  'failed to do request: Head "https://r.io/v2/a/manifests/1": dial tcp 1.1.1.1:443: i/o timeout',
  'Error response from daemon: Get "https://r.io/v2/": EOF',
]

const LASTING = [
  'Error response from daemon: Get "https://192.0.2.2:5890/v2/": tls: first record does not look like a TLS handshake',
  'Error response from daemon: Get "https://r.io/v2/": x509: certificate signed by unknown authority',
  'Error response from daemon: Get "https://r.io/v2/": http: server gave HTTP response to HTTPS client',
  'failed to register layer: write /usr/lib/x: no space left on device',
  'error getting credentials - err: exec: "docker-credential-pass": executable file not found in $PATH, out: ``',
  'no matching manifest for linux/arm64/v8 in the manifest list entries',
  'image operating system "windows" cannot be used on this platform',
]

const OF_THE_RELEASE = [
  `Error response from daemon: manifest for ${IMAGE} not found: manifest unknown: manifest unknown`,
  `Error response from daemon: pull access denied for ${IMAGE}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
  'Error response from daemon: unauthorized: authentication required',
  `${IMAGE}: not found`,
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  'unexpected status from HEAD request to http://127.0.0.1:5811/v2/a/manifests/1: 403 Forbidden',
]

describe('a pull that failed is blamed', () => {
  test.each(PASSING)('on a registry that may answer later: %s', (words) => {
    expect(blame(words)).toEqual({ who: 'elsewhere', remedy: expect.any(String), passes: true })
  })

  test.each(LASTING)('on what does not pass: %s', (words) => {
    expect(blame(words)).toMatchObject({ who: 'elsewhere', remedy: expect.any(String) })
    expect(blame(words).passes).not.toBe(true)
  })

  test.each(OF_THE_RELEASE)('on the release: %s', (words) => {
    expect(blame(words)).toMatchObject({ who: 'release', remedy: expect.stringContaining('log in') })
  })

  test.each(['a sentence nobody knows', `unknown: ${IMAGE} is unwell`, ''])(
    'on something else where nobody knows the words: %s',
    (words) => {
      expect(blame(words)).toMatchObject({ who: 'elsewhere', remedy: expect.stringContaining('docker pull') })
    },
  )

  test('on the release where the file asks for a platform that the image does not have', () => {
    const words = 'no matching manifest for linux/s390x in the manifest list entries'
    expect(blame(words, 'linux/s390x').who).toBe('release')
  })
})
