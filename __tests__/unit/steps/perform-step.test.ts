import { describe, expect, test } from '@jest/globals'
import type { Step } from '../../../src/plan/plan.js'
import { performStep } from '../../../src/steps/perform-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { endlessTime } from './endless-time.js'

const going = new AbortController().signal
const common = { id: 'x', service: 'app', needs: [] }

/** What a step of each kind asks first of what it may use. */
const steps: readonly (readonly [Step, string])[] = [
  [{ ...common, kind: 'build', image: 'app:run', shared: [] }, 'compose.build'],
  [{ ...common, kind: 'pull', image: 'app:1', policy: 'missing' }, 'docker.imageId'],
  [{ ...common, kind: 'create' }, 'containers.create'],
  [{ ...common, kind: 'start', byCompose: false, mayEnd: false }, 'longRunning.begin'],
  [{ ...common, kind: 'ready' }, 'docker.inspect'],
  [{ ...common, kind: 'job', role: 'test', byCompose: true }, 'starts.run'],
  [{ ...common, kind: 'check', hurl: 'a.hurl', apps: [{ service: 'app', port: 80 }] }, 'addresses.follow'],
]

/** Throws the name of whatever is used first. */
function alarmed(): StepContext {
  const thrower = (part: string) =>
    new Proxy(
      {},
      {
        get: (_, name) => () => {
          throw new Error(`${part}.${String(name)}`)
        },
      },
    )
  return {
    time: endlessTime,
    settings: { timeouts: { build: 1000 }, build: {} },
    release: { model: {}, directory: '/' },
    clock: { now: () => 0, timeout: () => going },
    ...Object.fromEntries(
      ['compose', 'docker', 'events', 'addresses', 'longRunning', 'starts'].map((part) => [
        part,
        thrower(part),
      ]),
    ),
    containers: {
      of: () => [{ id: 'one' }],
      create: () => {
        throw new Error('containers.create')
      },
    },
  } as unknown as StepContext
}

describe('a step is done by what its kind says', () => {
  test.each(steps)('%j', async (step, first) => {
    const perform = async () => performStep(step, alarmed(), going)
    await expect(perform()).rejects.toThrow(first)
  })
})
