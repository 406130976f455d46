import { expect, test } from '@jest/globals'
import { OverloadWatch } from '../../../src/diagnosis/overload.js'
import { ManualClock } from '../../harness/manual-clock.js'

/** What is said after ten seconds, or so many, in which processes waited so long for a processor. */
async function said(stalled: number | undefined, load: number, seconds = 10) {
  const clock = new ManualClock()
  const stalledMs = async () => stalled && 5000 + (clock.now() === 0 ? 0 : stalled)
  const watch = new OverloadWatch({ processors: 2, load: () => load, stalledMs }, clock)
  await clock.advance(seconds * 1000)
  return watch.note()
}

test.each<[string, Parameters<typeof said>, string]>([
  ['the kernel counts', [8300, 0], 'processes waited for a processor in 83% of that time'],
  ['it counts more than there was', [10_300, 0], 'processes waited for a processor in 100% of that time'],
  ['it does not, and the load is high', [undefined, 12.34], 'a load of 12.3 on 2 processors'],
  ['the time is too short to count', [400, 12.34, 0.4], 'a load of 12.3 on 2 processors'],
])('a machine that is overloaded is told where %s', async (_, given, words) => {
  expect(await said(...given)).toBe(`; the machine was overloaded meanwhile: ${words}`)
})

test.each<[string, Parameters<typeof said>]>([
  ['the kernel says so, though the load was high a moment ago', [5900, 12]],
  ['only the load is known', [undefined, 3.9]],
])('one that is not is not told where %s', async (_, given) => expect(await said(...given)).toBe(''))
