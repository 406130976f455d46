import { expect, test } from '@jest/globals'
import { howItEnded } from '../../../src/diagnosis/container-end.js'

const ended = { outOfMemory: false, memoryLimit: 0, error: '', exitCode: 7 }

test.each([
  [ended, false, 'exited 7'],
  [{ ...ended, outOfMemory: true }, false, 'was killed for memory'],
  [{ ...ended, memoryLimit: 64 * 2 ** 20 }, true, 'was killed for memory (limit 64 MiB)'],
  [
    { ...ended, exitCode: 137, memoryLimit: 32 * 2 ** 20 },
    false,
    'exited 137 (killed; its memory limit is 32 MiB)',
  ],
  [{ ...ended, exitCode: 137 }, false, 'exited 137'],
  [
    { ...ended, error: 'driver failed: Bind for 0.0.0.0:80 failed: port is already allocated' },
    false,
    'could not be started: the port 0.0.0.0:80 is already in use on this machine',
  ],
])('%j, out of memory %s: it %s', (container, ranOutOfMemory, how) => {
  expect(howItEnded(container, ranOutOfMemory)).toBe(how)
})
