import { describe, expect, test } from '@jest/globals'
import { blameForBuild, blameForSlowBuild } from '../../../../src/diagnosis/blame/build-blame.js'

/** A build that failed at this piece of work. */
const failed = (name: string, error: string, printed: readonly string[] = []) =>
  [
    '#0 building with "default" instance using docker driver',
    '#1 [app internal] load build definition from Dockerfile',
    '#1 DONE 0.0s',
    `#2 ${name}`,
    ...printed.map((line) => `#2 0.1 ${line}`),
    `#2 ERROR: ${error}`,
    '------',
    ` > ${name}:`,
    '------',
    `failed to solve: ${error}`,
    '',
  ].join('\n')

const BASE = '[app internal] load metadata for 127.0.0.1:1/team/base:1'
const RUN = '[app 2/2] RUN make'
const exited = (code: number) => `process "/bin/sh -c make" did not complete successfully: exit code: ${code}`
const refused =
  'failed to do request: Head "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused'

describe('a build is blamed on something else', () => {
  test.each<[string, string, boolean?]>([
    [
      'a base image that is limited',
      failed(BASE, 'unexpected status from HEAD request to http://a/1: 429 Too Many Requests'),
      true,
    ],
    ['a base image that is out of reach', failed(BASE, refused), true],
    [
      'an image to copy from',
      failed(
        '[app 1/2] FROM docker.io/library/a:1@sha256:0',
        'failed to copy: read: connection reset by peer',
      ),
      true,
    ],
    [
      'a Dockerfile frontend',
      failed('[app] resolve image config for docker-image://docker.io/docker/dockerfile:1', refused),
      true,
    ],
    ['a base image, nobody knows why', failed(BASE, 'a sentence nobody knows')],
    [
      'a layer that breaks off',
      failed(RUN, 'failed to compute cache key: failed to copy: unexpected EOF'),
      true,
    ],
    [
      'a download of ADD',
      failed(
        '[app 2/2] ADD http://a/x /x',
        'Get "http://a/x": dial tcp 127.0.0.1:9: connect: connection refused',
      ),
      true,
    ],
    ['a remote context', failed('[app internal] load git source https://a/b.git', 'a sentence nobody knows')],
    ['an export', failed('[app] exporting to image', 'a sentence nobody knows')],
    ['a builder', failed('[app internal] waiting for connection', 'context deadline exceeded')],
    ['a full disk', failed(RUN, exited(1), ['cc: error', 'cannot write a.o: No space left on device'])],
    [
      'a full disk at COPY',
      failed('[app 2/2] COPY . .', 'failed to copy files: copy file range failed: no space left on device'),
    ],
    ['another platform', failed(RUN, exited(1), ['exec /bin/sh: exec format error'])],
    ['a runtime', failed(RUN, exited(1), ['runc run failed: namespace {"time" ""} does not exist'])],
    ['buildx', 'compose build requires buildx 0.17 or later\n'],
    [
      'what a builder does not allow',
      'failed to solve: granting entitlement security.insecure is not allowed by build daemon configuration\n',
    ],
    ['no builder, nobody knows why', 'a sentence nobody knows\n'],
    [
      'the classic builder',
      'Step 1/2 : FROM 127.0.0.1:9/a\nGet "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused\n',
      true,
    ],
    [
      'the classic builder and its runtime',
      'Step 1/2 : FROM a\nStep 2/2 : RUN make\nOCI runtime create failed: a sentence nobody knows\n',
    ],
  ])('%s', (_, log, passes = false) => {
    expect(blameForBuild(log)).toMatchObject({ who: 'elsewhere', remedy: expect.any(String) })
    expect(blameForBuild(log).passes === true).toBe(passes)
  })
})

test('a builder that a variable names and that is not there is told with what to name', () => {
  expect(blameForBuild('no builder "nope" found\n')).toMatchObject({
    who: 'elsewhere',
    remedy: expect.stringContaining('BUILDX_BUILDER'),
  })
})

describe('a build is blamed on the release', () => {
  test.each([
    ['a command that fails', failed(RUN, exited(2))],
    [
      'a command that says anything',
      failed(RUN, exited(2), [
        'curl: Could not resolve host: a',
        'connection refused',
        '503 Service Unavailable',
      ]),
    ],
    [
      'a file that is missing',
      failed(
        '[app 2/2] COPY x509 /',
        'failed to calculate checksum of ref a::b: "/tls: connection refused": not found',
      ),
    ],
    [
      'a command that is missing',
      failed(RUN, exited(1), [
        'runc run failed: unable to start container process: exec: "/timeout": stat /timeout: no such file or directory',
      ]),
    ],
    [
      'a user that does not exist',
      failed(
        RUN,
        'process "/bin/sh -c true" did not complete successfully: unable to find user ghost: no matching entries in passwd file',
      ),
    ],
    [
      'its own small disk',
      failed('[app 2/2] RUN --mount=type=tmpfs,target=/t make', exited(1), ['No space left on device']),
    ],
    ['a base image that does not exist', failed(BASE, '127.0.0.1:1/team/base:1: not found')],
    [
      'a base image that is not for everybody',
      failed(BASE, 'pull access denied, repository does not exist or may require authorization'),
    ],
    ['a step nobody knows', failed('[app 2/2] HOVER', 'a sentence nobody knows')],
    [
      'a Dockerfile that is none',
      'failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN\n#1 x\n',
    ],
    [
      'a Dockerfile that is missing',
      failed(
        '[app internal] load build definition from Dockerfile',
        'failed to read dockerfile: open Dockerfile: no such file or directory',
      ),
    ],
    ['a context that is missing', 'unable to prepare context: path "/x" not found\n'],
    [
      'a command of the classic builder',
      "Step 1/2 : FROM a\nStep 2/2 : RUN make\nThe command '/bin/sh -c make' returned a non-zero code: 2\n",
    ],
  ])('%s', (_, log) => {
    expect(blameForBuild(log).who).toBe('release')
  })
})

describe('a build that takes too long is blamed', () => {
  test.each([
    ['on a registry that it waits for', `#1 ${BASE}\n`, 'elsewhere'],
    [
      'on a registry though the build is cancelled by then',
      `#0 x\n#1 ${BASE}\n#1 CANCELED\ncanceled\n`,
      'elsewhere',
    ],
    ['on its own command', `#1 ${BASE}\n#1 DONE 1s\n#2 ${RUN}\n#2 0.1 hm\n`, 'release'],
    ['on its own command beside a registry', `#1 ${BASE}\n#2 ${RUN}\n`, 'release'],
    ['on the release where nothing is known', '', 'release'],
  ])('%s', (_, log, who) => {
    expect(blameForSlowBuild(log).who).toBe(who)
  })
})

test('a build that wants an ssh agent where none runs is blamed on the setting-up', () => {
  expect(blameForBuild('invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set\n')).toMatchObject({
    who: 'elsewhere',
    remedy: expect.stringContaining('start `ssh-agent`'),
  })
})
