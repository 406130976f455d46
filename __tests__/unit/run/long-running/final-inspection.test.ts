import { expect, test } from '@jest/globals'
import { reason } from '../../../../src/common/reason.js'
import type { StepFailure } from '../../../../src/record/step-outcome.js'
import type { ContainerHistory } from '../../../../src/run/long-running/container-histories.js'
import { inspectAtTheEnd } from '../../../../src/run/long-running/final-inspection.js'

const histories = {
  all: () => ['app', 'db', 'worker'].map((service) => ({ id: `${service} 1`, service }) as ContainerHistory),
}

test('every container is looked at, and those with a failure fail', async () => {
  const failed: string[] = []
  const run = {
    failService: (service: string, { detail }: StepFailure) => void failed.push(`${service}: ${detail}`),
  }
  const failureOf = async (id: string, occasion: string): Promise<StepFailure | undefined> =>
    id === 'db 1' ? undefined : { status: 'failed', detail: reason(`${id} at ${occasion}`) }
  await inspectAtTheEnd(histories, { failureOf }, run)
  expect(failed).toEqual(['app: app 1 at the end of the run', 'worker: worker 1 at the end of the run'])
})

test('what the engine does not tell is no failure of a service', async () => {
  const failureOf = () => Promise.reject(new Error('lost'))
  await expect(inspectAtTheEnd(histories, { failureOf }, { failService: () => {} })).rejects.toThrow('lost')
})
