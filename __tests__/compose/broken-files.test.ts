import { beforeAll, describe, expect, test } from '@jest/globals'
import { goodFile, MUTATION_NAMES, mutatedFiles } from '../harness/broken-files.js'
import { expectReadable, type Outcome, planned, plannedAll } from '../harness/planned-files.js'

/** Of each mutation; `npm run soak` tries more. */
const FILES_EACH = 8

describe('broken files', () => {
  const texts = MUTATION_NAMES.flatMap((name) => mutatedFiles(name, FILES_EACH))
  let outcomes: readonly Outcome[] = []
  let workMs = 0
  let grownBytes = 0

  beforeAll(async () => {
    const began = process.cpuUsage()
    const before = process.memoryUsage().rss
    outcomes = await plannedAll(texts)
    workMs = process.cpuUsage(began).user / 1000
    grownBytes = process.memoryUsage().rss - before
  }, 300_000)

  test('the whole one has a plan', async () => {
    const { plan } = await planned(goodFile)
    expect(plan?.roles).toMatchObject({
      database: [{ service: 'db' }],
      migrate: [{ service: 'migrate' }],
      app: [{ service: 'web' }],
    })
  })

  test('each has a plan, or problems that a person can read, at their places', () => {
    expect(outcomes).toHaveLength(MUTATION_NAMES.length * FILES_EACH)
    outcomes.forEach(expectReadable)
  })

  test('there are enough of both', () => {
    const refused = outcomes.filter(({ plan }) => plan === undefined)
    expect(refused.length).toBeGreaterThan(FILES_EACH * 5)
    // Most of what is changed at random is wrong.
    expect(outcomes.length - refused.length).toBeGreaterThan(FILES_EACH * 0.75)
  })

  test('in bounded work and memory', () => {
    // Work of this process alone; how long it takes depends on what else the machine does.
    expect(workMs).toBeLessThan(30_000)
    expect(grownBytes).toBeLessThan(400 * 1024 * 1024)
  })
})
