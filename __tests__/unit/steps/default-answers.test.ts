import { expect, test } from '@jest/globals'
import { DefaultAnswers } from '../../../src/steps/default-answers.js'

test('one port that speaks suffices for the others of its app, and for no other app', async () => {
  const all = new DefaultAnswers()
  const other = all.of('web', [80, 81]).othersSpeak(81)
  let called = 0
  all.of('web', [80, 81]).whenSpoken(() => called++)
  all.of('web', [80, 81]).spoke()
  expect(await other).toBe(true)
  expect(called).toBe(1)
  expect(await all.of('api', [80]).othersSpeak(80)).toBe(false)
})

test('where none speaks, that is known once all have failed', async () => {
  const app = new DefaultAnswers().of('web', [80, 81])
  const first = app.othersSpeak(80)
  expect(await Promise.race([first, new Promise((resolve) => setImmediate(resolve, 'open'))])).toBe('open')
  expect(await app.othersSpeak(81)).toBe(false)
  expect(await first).toBe(false)
})
