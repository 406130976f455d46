import { describe, expect, test } from '@jest/globals'
import { BuildWatch } from '../../../src/diagnosis/build-watch.js'

/** What a build is at after these pieces of its log, one a second. */
function unfinished(...pieces: readonly string[]) {
  let now = 0
  const watch = new BuildWatch({ now: () => now })
  for (const piece of pieces) {
    watch.hear(piece)
    now += 1000
  }
  return watch.unfinished()
}

describe('what a build is at', () => {
  test('is what has begun and not ended, with what it printed last', () => {
    expect(
      unfinished(
        '#5 [app 1/3] FROM debian\n#5 DONE 0.1s\n',
        '#6 [app 2/3] RUN  make   all\n',
        '#6 0.123 cc -o app\n#6 0.200 ld\n#6 0.300 \n',
      ),
    ).toEqual({ text: 'RUN make all', isInstruction: true, since: 1000, lastLine: 'ld' })
  })

  test('is read from pieces that end anywhere, and a build that was cancelled has not ended', () => {
    expect(unfinished('#6 [2/3] RU', 'N make\n#6 CANC', 'ELED\n')).toMatchObject({
      text: 'RUN make',
      since: 1000,
    })
  })

  test('is an instruction rather than what BuildKit does itself', () => {
    const own =
      '#0 building with "default" instance\n#1 [internal] load metadata for docker.io/library/debian\n'
    expect(unfinished(own, '#6 [2/3] RUN make\n', '#7 [3/3] RUN test\n')).toMatchObject({ text: 'RUN make' })
    expect(unfinished(own)).toMatchObject({
      text: '[internal] load metadata for docker.io/library/debian',
      isInstruction: false,
    })
  })

  test.each([
    ['nothing before it begins', 'resolving\n'],
    ['nothing when all has ended', '#6 [2/2] RUN make\n#6 CACHED\n#7 exporting to image\n#7 DONE 0.1s\n'],
    ['nothing where its beginning was not heard', '#6 0.1 compiling\n'],
  ])('is %s', (_, log) => {
    expect(unfinished(log)).toBeUndefined()
  })
})
