import { describe, expect, test } from '@jest/globals'
import { mixedAnswers } from '../../../src/checks/repeated-answers.js'
import { systemClock } from '../../../src/common/clock.js'
import { checkOf } from './reading.js'
import { serving } from './server.js'

/** What comes of a check behind which these statuses are dealt out in turn. */
async function dealt(statuses: readonly number[], { check = 'GET /', patienceMs = 300 } = {}) {
  await using server = await serving((_, response, count) => {
    response.writeHead(statuses[count % statuses.length] ?? 200).end()
  })
  const result = await mixedAnswers(checkOf(check), async () => server.url, {
    signal: new AbortController().signal,
    clock: systemClock,
    times: 12,
    together: 3,
    patienceMs: (notYet) => (notYet ? 2 * patienceMs : patienceMs),
  })
  return { result, count: server.count() }
}

describe('a check that has held is asked again, and', () => {
  test('good answers in a row are enough', async () => {
    expect(await dealt([200])).toEqual({ result: undefined, count: 12 })
  })

  test.each([
    ['errors', [200, 200, 500], 500],
    ['errors of a proxy, for longer', [200, 502, 200], 502],
    ['errors of every other server', [200, 501], 501],
  ])('%s that keep coming are found', async (_name, statuses, status) => {
    const { result } = await dealt(statuses)
    expect(result).toMatchObject({ answer: { status } })
    expect(result?.errors).toBeLessThan(result?.requests ?? 0)
  })

  test('errors that stop were those of a start', async () => {
    const early = [200, 200, 500, ...Array.from({ length: 500 }, () => 200)]
    expect((await dealt(early)).result).toBeUndefined()
  })

  test.each([
    ['too many requests', [200, 200, 429]],
    ['a server that takes no more', [200, 503, 500]],
    ['what the check does not expect, but is no error', [200, 404, 302]],
  ])('%s says nothing', async (_name, statuses) => {
    expect((await dealt(statuses)).result).toBeUndefined()
  })

  test('an error that the check expects is a good answer', async () => {
    expect((await dealt([500, 200], { check: 'GET / <600' })).result).toBeUndefined()
  })
})
