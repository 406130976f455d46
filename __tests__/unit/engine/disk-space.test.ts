import { expect, test } from '@jest/globals'
import { isFull, isOnFullDisk } from '../../../src/engine/disk-space.js'

test.each([
  ['nothing left', { bsize: 4096, blocks: 1e6, bavail: 0 }, true],
  ['what only root may use', { bsize: 4096, blocks: 1e6, bavail: 100 }, true],
  ['a hundred megabytes', { bsize: 4096, blocks: 1e6, bavail: 25_600 }, false],
  ['no disk', { bsize: 4096, blocks: 0, bavail: 0 }, false],
])('a disk with %s', (_, facts, expected) => {
  expect(isFull(facts)).toBe(expected)
})

test('a folder that is not here is on no full disk', async () => {
  expect([await isOnFullDisk('/nowhere/at/all'), await isOnFullDisk('/proc')]).toEqual([false, false])
})
