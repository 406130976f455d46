import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import type { Machine } from '../../../src/engine/machine.js'
import { AnswerOrigin } from '../../../src/reach/answer-origin.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { closedPort, serving } from '../checks/server.js'

const going = new AbortController().signal

interface EngineFigures {
  readonly isDocker?: boolean
  /** What the engine has counted, question by question; the last for good. */
  readonly packets?: readonly (number | undefined)[]
}

/** An engine with figures; `asked` counts the questions for them. */
function engineWith({ isDocker = true, packets = [7] }: EngineFigures) {
  const coming = [...packets]
  const engine = {
    asked: 0,
    machine: async () => ({ isDocker }) as Machine,
    packetsSent: async () => {
      engine.asked += 1
      return coming.length > 1 ? coming.shift() : coming[0]
    },
  }
  return engine
}

const reachedAt = (url: URL) => ({ service: 'app', port: 8000, container: 'one', url })

const answering = () => serving((_, response) => response.end('hello'))

test.each<[string, EngineFigures, boolean]>([
  ['sends nothing while it is contacted', {}, true],
  ['sends something', { packets: [7, 8] }, false],
  ['is seen to send only later', { packets: [7, 7, 7, 8] }, false],
  ['sends when it gets a request to answer', { packets: [...Array(30).fill(7), 9] }, false],
  ['was started again meanwhile', { packets: [7, 0] }, false],
  ['has no figures', { packets: [undefined] }, false],
  ['is gone by then', { packets: [7, undefined] }, false],
  ['is one of another engine than Docker’s own', { isDocker: false }, false],
])('an answer is foreign where a container %s: %#', async (_, figures, isForeign) => {
  await using server = await answering()
  const clock = new ManualClock()
  // Connections take real time.
  const { now, sleep } = clock
  const origin = new AnswerOrigin(engineWith(figures), { now, sleep, timeout: systemClock.timeout })
  expect(await clock.until(origin.isForeign(reachedAt(server.url), going))).toBe(isForeign)
})

test('nothing is known of an answer where nobody takes a connection any more', async () => {
  const origin = new AnswerOrigin(engineWith({}), systemClock)
  expect(await origin.isForeign(reachedAt(await closedPort()), going)).toBe(false)
})

test('a container is looked at once for each address', async () => {
  await using server = await answering()
  const engine = engineWith({ packets: [7, 8] })
  const origin = new AnswerOrigin(engine, systemClock)
  const reached = reachedAt(server.url)
  await Promise.all([origin.isForeign(reached, going), origin.isForeign(reached, going)])
  expect(await origin.isForeign(reached, going)).toBe(false)
  expect(engine.asked).toBe(2)
})

test('what ended one look is no answer for the next one', async () => {
  await using server = await answering()
  const engine = engineWith({ packets: [7, 8] })
  let isLost = true
  const machine = async () => {
    if (isLost) throw new Error('the engine was lost')
    return engine.machine()
  }
  const origin = new AnswerOrigin({ ...engine, machine }, systemClock)
  await expect(origin.isForeign(reachedAt(server.url), going)).rejects.toThrow('lost')
  isLost = false
  expect(await origin.isForeign(reachedAt(server.url), going)).toBe(false)
})
