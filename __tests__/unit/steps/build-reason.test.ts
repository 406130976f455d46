import { describe, expect, test } from '@jest/globals'
import { buildReason } from '../../../src/steps/build-reason.js'

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

describe('why a build failed', () => {
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
      'process "/bin/sh -c make" did not complete successfully: exit code: 2',
    )
  })
})
