import { describe, expect, test } from '@jest/globals'
import { buildReason, explainBuild, explainSlowBuild } from '../../../src/diagnosis/build-failure.js'

const EXPORT = `Cache export is not supported for the docker driver.
Switch to a different driver, or turn on the containerd image store, and try again.
Learn more at https://docs.docker.com/go/build-cache-backends/
`
const UNREACHABLE = `#0 building with "far" instance using remote driver

#1 [app internal] waiting for connection
#1 ERROR: context deadline exceeded
------
 > [app internal] waiting for connection:
------
context deadline exceeded
`

/** As Compose 2.26 prints it, and 2.40, which builds through bake. */
const MISSING = `#5 [app internal] load build context
#5 DONE 0.1s

#6 [app 2/2] COPY nothere /x
#6 ERROR: failed to calculate checksum of ref 0b34-c0fc::02qrm8: "/nothere": not found
------
 > [app 2/2] COPY nothere /x:
------
failed to solve: failed to compute cache key: failed to calculate checksum of ref 0b34-c0fc::02qrm8: "/nothere": not found
`

describe('why a build failed', () => {
  test('a file that is not there is told with the instruction that wants it', () => {
    expect(buildReason(MISSING, undefined)).toBe('COPY nothere /x failed: "/nothere": not found')
    expect(buildReason(MISSING.replaceAll('[app 2/2]', '[2/2]'), undefined)).toBe(
      'COPY nothere /x failed: "/nothere": not found',
    )
  })

  test('a folder that another stage lacks is told as that stage has it', () => {
    const mounted = '/data/tmp/buildkit-mount666063178/src/build'
    const walked = `failed to walk ${mounted}: lstat ${mounted}: no such file or directory`
    const log = MISSING.replaceAll('"/nothere": not found', walked).replaceAll(
      'nothere /x',
      '--from=b /src/build /x',
    )
    expect(buildReason(log, undefined)).toBe(
      'COPY --from=b /src/build /x failed: lstat /src/build: no such file or directory',
    )
  })

  test('what a driver cannot do is told, not the link behind it', () => {
    const log = EXPORT.replace('Cache export', 'Multi-platform build')
    expect(buildReason(log, undefined)).toBe('Multi-platform build is not supported for the docker driver')
    expect(buildReason(`ERROR: ${log}`, undefined)).toMatch(/^Multi-platform/)
  })

  test('a builder that cannot write a cache is named, with one that can', () => {
    const reason = buildReason(EXPORT, undefined)
    expect(reason).toBe(
      "Compose's own builder has the docker driver, which cannot write this cache; set `builder` to one with the " +
        'docker-container driver, which docker/setup-buildx-action makes',
    )
    expect(buildReason(`ERROR: failed to build: ${EXPORT}`, 'default')).toContain('the builder "default" has')
  })

  test('a builder that does not answer', () => {
    expect(buildReason(UNREACHABLE, 'far')).toBe(
      'the builder "far" cannot be reached; `docker buildx inspect` shows where it should be',
    )
  })

  test('what a command of the Dockerfile prints says nothing of builders', () => {
    const told = `#5 [app 2/2] RUN make
#5 0.112 Cache export is not supported for the docker driver.
#5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
`
    expect(buildReason(told, 'far')).toBe(
      'RUN make exited 2: Cache export is not supported for the docker driver.',
    )
  })

  test('a command of the Dockerfile is told with its own last words, however long it is', () => {
    const command = `apt-get update     && ${'apt-get install something && '.repeat(20)}true`
    const error = `process "/bin/sh -c ${command}" did not complete successfully: exit code: 100`
    const log = `#5 [app 2/2] RUN ${command}\n#6 0.2 of another step\n#5 0.112 E: Unable to locate package something\n#5 ERROR: ${error}\nfailed to solve: ${error}\n`
    expect(buildReason(log, undefined)).toBe(
      'RUN apt-get update && apt-get install something && apt-…et install something && true exited 100: E: Unable to locate package something',
    )
    expect(
      buildReason(
        `#5 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1\n`,
        undefined,
      ),
    ).toBe('RUN false exited 1')
  })

  test('a command is told as it was written, quotes and all', () => {
    const error =
      'process "/bin/sh -c echo \\"a\\" \'\\\\d\'; false" did not complete successfully: exit code: 1'
    expect(buildReason(`#5 ERROR: ${error}\n`, undefined)).toBe(`RUN echo "a" '\\d'; false exited 1`)
  })
})

test('the cause is told whichever stream it came on, with the lines of the log that say it', () => {
  const error = 'process "/bin/sh -c make" did not complete successfully: exit code: 2'
  const lines = [
    '#5 [app 2/2] RUN make',
    '#5 0.112 cat: x.c: No such file or directory',
    '#5 0.113 compiling',
  ]
  expect(explainBuild([...lines, `#5 ERROR: ${error}`].join('\n'), 'build-app', undefined)).toEqual({
    detail: 'the build failed: RUN make exited 2: cat: x.c: No such file or directory',
    evidence: 'RUN make\ncat: x.c: No such file or directory\ncompiling',
    cause: { log: 'build-app', lines: ['#5 0.112 cat: x.c: No such file or directory'] },
  })
})

describe('a build that took too long', () => {
  const slow = { text: 'RUN make', isInstruction: true, since: 1000 }

  test.each([
    ['cc -o app', 'it printed last: cc -o app'],
    ['', 'it printed nothing'],
  ])('says in which instruction it stood, and that %j was the last it printed', (lastLine, last) => {
    expect(explainSlowBuild('one\ntwo\n', 60_000, { ...slow, lastLine }, 58_000)).toEqual({
      detail: `the build took longer than 1m: RUN make had not ended after 57s; ${last}`,
      evidence: 'one\ntwo',
    })
  })

  test.each([
    [
      '[app internal] load metadata for 127.0.0.1:5000/base:1',
      '127.0.0.1:5000/base:1 had not come from 127.0.0.1:5000',
    ],
    ['FROM docker.io/library/debian:12', 'docker.io/library/debian:12 had not come from docker.io'],
  ])('says which image it was waiting for, and from where: %s', (text, missing) => {
    const { detail } = explainSlowBuild('', 60_000, { ...slow, text, lastLine: '' }, 58_000)
    expect(detail).toBe(`the build took longer than 1m: the image ${missing} after 57s`)
  })

  test('says what its log says where no instruction is known', () => {
    expect(explainSlowBuild('#5 0.1 compiling\n', 60_000, undefined, 0).detail).toBe(
      'the build took longer than 1m: compiling',
    )
  })
})
