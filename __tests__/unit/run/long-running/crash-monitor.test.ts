import { describe, expect, test } from '@jest/globals'
import { reason } from '../../../../src/common/reason.js'
import type { StepFailure } from '../../../../src/record/step-outcome.js'
import type { ContainerHistory } from '../../../../src/run/long-running/container-histories.js'
import { CrashMonitor } from '../../../../src/run/long-running/crash-monitor.js'

const failure: StepFailure = { status: 'failed', detail: reason('app exited 1') }

function monitored(failureOf: () => Promise<StepFailure | undefined>) {
  const happened: unknown[] = []
  const of = (id: string) => ({ id, service: 'app' }) as ContainerHistory
  const run = {
    failService: (service: string, { detail }: StepFailure) => void happened.push(`${service}: ${detail}`),
    isAwaited: () => false,
    abandon: (error: unknown) => void happened.push(error),
  }
  return { monitor: new CrashMonitor({ of }, { failureOf }, run), happened }
}

describe('an end', () => {
  test('that will not be recovered from fails the service', async () => {
    const { monitor, happened } = monitored(async () => failure)
    monitor.ended('1')
    await monitor.settled()
    expect(happened).toEqual(['app: app exited 1'])
  })

  test('that may be recovered from does not', async () => {
    const { monitor, happened } = monitored(async () => undefined)
    monitor.ended('1')
    await monitor.settled()
    expect(happened).toEqual([])
  })

  test('that the engine does not explain ends the run', async () => {
    const lost = new Error('lost')
    const { monitor, happened } = monitored(() => Promise.reject(lost))
    monitor.ended('1')
    await monitor.settled()
    expect(happened).toEqual([lost])
  })

  test('is waited for, by whoever wants to', async () => {
    let answer: (found: StepFailure) => void = () => {}
    const asked = new Promise<StepFailure>((resolve) => {
      answer = resolve
    })
    const { monitor, happened } = monitored(() => asked)
    await monitor.settled()
    monitor.ended('1')
    let isSettled = false
    const settled = monitor.settled().then(() => {
      isSettled = true
    })
    await new Promise(setImmediate)
    expect(isSettled).toBe(false)
    answer(failure)
    await settled
    expect(happened).toEqual(['app: app exited 1'])
  })
})
