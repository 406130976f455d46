import { expect, test } from '@jest/globals'
import { logEnd } from '../../../src/teardown/log-end.js'
import { ManualClock } from '../../harness/manual-clock.js'

test('the end of a log stands behind a line that says what is left out', async () => {
  const asked: unknown[] = []
  const lastLines = async (...question: readonly unknown[]) => {
    asked.push(question)
    return 'last words\n'
  }
  expect(await logEnd('1', { lastLines }, new ManualClock())).toBe(
    '…\n[compose-gate left lines out here: the last 2000 of the log follow]\nlast words\n',
  )
  expect(asked).toEqual([['1', 2000]])
})

test('an end that is empty, refused or late is none', async () => {
  const clock = new ManualClock()
  const answers = [async () => '', () => Promise.reject(new Error('no')), () => new Promise<string>(() => {})]
  for (const lastLines of answers) expect(await clock.until(logEnd('1', { lastLines }, clock))).toBe('')
  expect(clock.now()).toBe(1500)
})
