import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { surroundings, wire } from '../../../src/launch/wiring.js'
import { createMasker } from '../../../src/masking/masker.js'
import { Folder } from '../../harness/folder.js'
import { forgetProcessListeners } from './process-listeners.js'

afterEach(forgetProcessListeners)

test('an entry gets a report folder that masks, the real clock, and a signal', async () => {
  await using folder = await Folder.with({}, 'wiring')
  const masker = createMasker()
  masker.add('hunter22')
  const notes: string[] = []
  const { reports, clock, signal } = wire(join(folder.path, 'reports'), masker, (line) => notes.push(line))
  reports.keepLog('build-app', 'hunter22 logs in\n')
  await reports.closeLogs()
  expect(Object.fromEntries(await folder.read())).toEqual({ 'reports/logs/build-app.log': '*** logs in\n' })
  expect(clock).toBe(systemClock)
  expect(signal.aborted).toBe(false)
  process.emit('SIGINT', 'SIGINT')
  process.emit('SIGINT', 'SIGINT')
  expect([signal.aborted, notes.length]).toEqual([true, 1])
})

test('surroundings are new each time', () => {
  const [one, other] = [surroundings(), surroundings()]
  expect(one).toEqual({ workingDirectory: process.cwd(), random: expect.stringMatching(/^[0-9a-f]{6}$/) })
  expect(one.random).not.toBe(other.random)
})
