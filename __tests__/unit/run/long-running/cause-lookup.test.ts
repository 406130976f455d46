import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../../src/common/problem.js'
import { reason } from '../../../../src/common/reason.js'
import type { StepFailure } from '../../../../src/record/step-outcome.js'
import { CauseLookup } from '../../../../src/run/long-running/cause-lookup.js'
import type { ContainerHistory } from '../../../../src/run/long-running/container-histories.js'
import type { ContainerInspector } from '../../../../src/run/long-running/container-inspector.js'
import { ManualClock } from '../../../harness/manual-clock.js'

const going = new AbortController().signal
const hangs = () => new Promise<never>(() => {})
const refused = Object.assign(new Error('layer does not exist'), { statusCode: 500 })
const lost = new EngineTrouble('the Docker Engine was lost')
const failure = (detail: string): StepFailure => ({ status: 'failed', detail: reason(detail) })

interface Looking {
  readonly version?: () => Promise<string>
  readonly all?: readonly Partial<ContainerHistory>[]
  /** What is wrong with a container by its id. */
  readonly found?: (id: string) => Promise<StepFailure | undefined>
}

function lookup({ version = async () => '28', all = [{}], found = async () => undefined }: Looking) {
  const failed: string[] = []
  const clock = new ManualClock()
  const histories = {
    all: () =>
      all.map((one, index) => ({ id: String(index), service: 'db', ends: 0, ...one }) as ContainerHistory),
  }
  const inspector = {
    failureOf: (id: string, occasion: string) => {
      expect(occasion).toBe('a failure')
      return found(id)
    },
    failureBecause: async (_id: string, detail: string) => failure(detail),
  } as unknown as ContainerInspector
  const run = {
    failService: (service: string, { detail }: StepFailure) => void failed.push(`${service}: ${detail}`),
  }
  return { it: new CauseLookup({ version }, histories, inspector, run, clock), failed, clock }
}

describe('the cause of a failure', () => {
  test('is a service that has ended', async () => {
    const { it, failed } = lookup({
      all: [{ service: 'app' }, {}],
      found: async (id) => (id === '1' ? failure('db exited 1') : undefined),
    })
    await it.look(going)
    expect(failed).toEqual(['db: db exited 1'])
  })

  test('is a store that was ready and is so no longer', async () => {
    const ready = { endsBefore: 0, lostReadiness: async () => 'db does not listen' }
    const { it, failed } = lookup({ all: [{ ready }] })
    await it.look(going)
    expect(failed).toEqual(['db: db does not listen'])
  })

  test('is its end, where a store has ended since it was ready: nobody asks it then', async () => {
    let asked = 0
    const lostReadiness = async () => {
      asked += 1
      return 'no answer'
    }
    const { it, failed } = lookup({
      all: [{ ends: 1, ready: { endsBefore: 0, lostReadiness } }],
      found: async () => failure('db exited 1'),
    })
    await it.look(going)
    expect([asked, failed]).toEqual([0, ['db: db exited 1']])
  })

  test('is its end, where a store ended while it was asked', async () => {
    const ready = { endsBefore: 0, lostReadiness: async () => 'no answer' }
    const { it, failed } = lookup({ all: [{ ready }], found: async () => failure('db exited 1') })
    await it.look(going)
    expect(failed).toEqual(['db: db exited 1'])
  })

  test('is an engine that is gone', async () => {
    await expect(lookup({ version: () => Promise.reject(lost) }).it.look(going)).rejects.toBe(lost)
    await expect(lookup({ found: () => Promise.reject(lost) }).it.look(going)).rejects.toBe(lost)
  })

  test('is not what the engine refuses to tell, which keeps no other from being told', async () => {
    const { it, failed } = lookup({
      all: [{ service: 'app' }, {}],
      found: (id) => (id === '0' ? Promise.reject(refused) : Promise.resolve(failure('db exited 1'))),
    })
    await it.look(going)
    expect(failed).toEqual(['db: db exited 1'])
  })

  test('is not an engine that answers with an error of its own', async () => {
    await expect(lookup({ version: () => Promise.reject(refused) }).it.look(going)).resolves.toBeUndefined()
  })

  test('is not waited for longer than ten seconds, nor when the run is over', async () => {
    const { it, clock } = lookup({ version: hangs, found: hangs })
    await clock.until(it.look(going))
    expect(clock.now()).toBe(10_000)
    const over = new AbortController()
    const looking = lookup({ version: hangs }).it.look(over.signal)
    over.abort(new Error('over'))
    await expect(looking).resolves.toBeUndefined()
  })
})

test('only services that the engine calls unhealthy are looked at where a job has passed', async () => {
  const looked: string[] = []
  const found = async (id: string) => {
    looked.push(id)
    return undefined
  }
  const ready = { endsBefore: 0, lostReadiness: async () => 'db is so no longer' }
  const all = [{ isUnhealthy: false, ready }, { isUnhealthy: true, ready }, { isUnhealthy: true }]
  const { it, failed } = lookup({ all, found })
  await it.examineUnhealthy()
  expect(looked.sort()).toEqual(['1', '2'])
  expect(failed).toEqual(['db: db is so no longer'])
})
