import { describe, expect, test } from '@jest/globals'
import {
  failedVertex,
  imageOfVertex,
  isBuildKitLog,
  unfinishedVertices,
} from '../../../src/diagnosis/build-vertices.js'

const failing = (name: string) => `#1 [app internal] load build definition from Dockerfile
#1 DONE 0.0s

#2 ${name}
#2 ERROR: it went wrong
------
 > ${name}:
------
failed to solve: it went wrong
`

describe('the piece of work that failed', () => {
  test.each([
    ['[app internal] load metadata for debian:1', 'image'],
    ['[internal] load metadata for debian:1', 'image'],
    ['[app] resolve image config for docker-image://docker.io/docker/dockerfile:1', 'image'],
    ['[app 1/3] FROM docker.io/library/debian:1@sha256:aa', 'image'],
    ['[app internal] load git source https://example.com/x.git', 'source'],
    ['[app internal] load remote build context', 'source'],
    ['[app stage-1 2/3] RUN load metadata for x', 'instruction'],
    ['[2/2] COPY --from=base /a /a', 'instruction'],
    ['[app internal] load build definition from Dockerfile', 'input'],
    ['[app] exporting to image', 'builder'],
    ['[app internal] waiting for connection', 'builder'],
  ] as const)('%s', (name, kind) => {
    expect(failedVertex(failing(name))).toEqual({ name, kind, error: 'it went wrong' })
  })

  test('where the beginning of the log is cut off', () => {
    const log =
      '#2 ERROR: no\n------\n > [app internal] load metadata for a:1:\n------\nfailed to solve: no\n'
    expect(failedVertex(log)).toMatchObject({ name: '[app internal] load metadata for a:1', kind: 'image' })
  })

  test('is none where BuildKit names none, or an instruction prints such words', () => {
    expect(failedVertex('#1 [app 1/1] RUN x\n#1 0.1 #2 ERROR: no\nfailed to solve: no\n')).toBeUndefined()
  })
})

test('pieces of work that had not ended', () => {
  const log =
    '#0 building with "default"\n\n#1 [a] FROM x\n#1 DONE 1s\n#2 [a internal] load metadata for b:1\n#3 [a 2/2] RUN y\n#3 0.1 hm\n'
  expect(unfinishedVertices(log).map(({ kind }) => kind)).toEqual(['image', 'instruction'])
})

test('the image of a piece of work', () => {
  const imageOf = (name: string) => imageOfVertex({ name, kind: 'image' })
  expect(imageOf('[a internal] load metadata for docker.io/library/b:1')).toBe('docker.io/library/b:1')
  expect(imageOf('resolve image config for docker-image://docker.io/docker/dockerfile:1')).toBe(
    'docker.io/docker/dockerfile:1',
  )
})

test('a log of BuildKit', () => {
  expect([failing('x'), 'Step 1/2 : FROM a\n', 'unknown flag\n'].map(isBuildKitLog)).toEqual([
    true,
    false,
    false,
  ])
})
