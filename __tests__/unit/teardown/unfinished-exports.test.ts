import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isExporting, unfinishedExports } from '../../../src/teardown/unfinished-exports.js'

const before = '#5 [app 2/2] RUN make\n#5 DONE 0.5s\n\n'

describe('a build is exporting its image', () => {
  test.each([
    ['when it has begun', `${before}#7 [app] exporting to image\n#7 exporting layers\n`],
    ['where one image alone is built', `${before}#7 exporting to image\n`],
    ['though the client was cancelled', `${before}#7 exporting to image\n#7 CANCELED\n`],
    ['though layers are done', `${before}#7 exporting to image\n#7 exporting layers 1.7s done\n`],
    ['when the second of two has begun', '#7 exporting to image\n#7 DONE 1s\n#8 [b] exporting to image\n'],
    ['though a step of a like number is done', '#1 exporting to image\n#11 DONE 1s\n'],
  ])('%s', (_, log) => expect(isExporting(log)).toBe(true))

  test.each([
    ['before it began', before],
    ['when it is done', `${before}#7 [app] exporting to image\n#7 exporting layers done\n#7 DONE 0.0s\n`],
    ['because a step prints so', '#5 0.1 #7 exporting to image\n'],
    ['where there is no log', ''],
  ])('not %s', (_, log) => expect(isExporting(log)).toBe(false))
})

test('exports are counted in the logs of builds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'exports-'))
  try {
    await writeFile(join(folder, 'build-a.log'), '#7 exporting to image\n')
    await writeFile(join(folder, 'build-b.log'), '#7 exporting to image\n#7 DONE 1s\n')
    await writeFile(join(folder, 'app.log'), '#7 exporting to image\n')
    expect(await unfinishedExports(folder)).toBe(1)
    expect(await unfinishedExports(join(folder, 'none'))).toBe(0)
  } finally {
    await rm(folder, { recursive: true })
  }
})
