import { expect, test } from '@jest/globals'
import type { Reply } from '../../../src/checks/request.js'
import { DefaultAnswers } from '../../../src/steps/default-answers.js'
import { EnoughTime } from '../../../src/steps/enough-time.js'
import { ServiceHealth } from '../../../src/steps/service-health.js'
import { ManualClock } from '../../harness/manual-clock.js'

const unreachable = (notYet: boolean): Reply => ({
  ...{
    kind: 'unreachable',
    why: notYet ? 'connection reset' : 'not HTTP',
    notYet,
    connected: true,
    cause: 0,
  },
})
const [dropped, other] = [unreachable(true), unreachable(false)]
const failing: Reply = { kind: 'answer', answer: { status: 500, statusText: '', headers: {}, body: '' } }

/** @returns when the questions ended, and with what; undefined: they went on for a minute */
async function ended(reply: Reply, happens: 'healthy' | 'another port' | 'nothing', routes = false) {
  const clock = new ManualClock()
  const health = new ServiceHealth(
    [{ kind: 'ready', service: 'app' }],
    { inspect: async () => undefined },
    { of: () => [] },
  )
  const answers = new DefaultAnswers().of('app', [1, 2])
  const time = new EnoughTime('app', routes, answers, { clock, health })
  if (happens === 'healthy') health.becameReady('app', true)
  if (happens === 'another port') answers.spoke()
  for (let attempt = 1; clock.now() < 60_000; attempt++) {
    if (time.signal.aborted) return { at: clock.now(), got: time.signal.reason.got }
    time.missed(attempt, 'said', reply)
    await clock.advance(250)
  }
  return undefined
}

test.each<[string, Reply, Parameters<typeof ended>[1], number, string]>([
  ['once another port speaks', dropped, 'another port', 2000, 'nothing'],
  ['so does an error of the app, once another port speaks', failing, 'another port', 2000, 'nothing'],
  ['once the health check has passed', dropped, 'healthy', 5000, 'nothing'],
  ['once it is sure that no HTTP is spoken', other, 'nothing', 1000, 'no HTTP'],
])('a port has had time enough %s', async (_, reply, happens, at, kind) => {
  const result = await ended(reply, happens)
  expect(result).toMatchObject({ got: { kind } })
  expect(result?.at).toBeGreaterThanOrEqual(at)
  expect(result?.at).toBeLessThanOrEqual(at + 500)
})

test('a server that hands requests on by name may say 503, and only that', async () => {
  const saying = (status: number): Reply => ({
    ...{ kind: 'answer', answer: { status, statusText: '', headers: {}, body: '' } },
  })
  expect(await ended(saying(503), 'nothing', true)).toMatchObject({ got: { kind: 'no route' } })
  expect(await ended(saying(502), 'nothing', true)).toBeUndefined()
  expect(await ended(saying(503), 'nothing')).toBeUndefined()
})

test('an error that the app answers is not made good by its health check', async () => {
  expect(await ended(failing, 'healthy')).toBeUndefined()
  expect(await ended(dropped, 'nothing')).toBeUndefined()
})
