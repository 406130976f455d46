import { describe, expect, test } from '@jest/globals'
import { type JsonObject, object } from '../../../src/common/json.js'
import { planned, project, type Sketch, settings } from './sketch.js'

const probed = (interval: string, raw: JsonObject = {}): Sketch => ({
  build: '',
  raw: { ...raw, healthcheck: { test: ['CMD', 'true'], interval, retries: 60 } },
})

const many = (count: number, interval: string): Record<string, Sketch> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, probed(interval)]))

function plan(services: Readonly<Record<string, Sketch>>) {
  const { model, steps } = planned(project({ app: { build: '', ports: ['80'] }, ...services }), settings())
  return {
    interval: (name: string) => object(object(object(model.services)[name]).healthcheck).interval,
    declared: (name: string) =>
      steps.flatMap((step) =>
        step.kind === 'ready' && step.service === name ? [step.healthCheck?.interval] : [],
      )[0],
  }
}

describe('the pace of the health checks', () => {
  test('stays as declared where they are few', () => {
    const { interval, declared } = plan(many(4, '1s'))
    expect(interval('s0')).toBe('1s')
    expect(declared('s0')).toBe(1000)
  })

  test('is four a second for the engine where they are many, and the step that waits keeps the declared one', () => {
    const { interval, declared } = plan(many(40, '1s'))
    expect(interval('s0')).toBe('10000ms')
    expect(declared('s0')).toBe(1000)
  })

  test('of a known store stays, because the run listens to what the engine says of it', () => {
    const db: Sketch = { ...probed('1s'), image: 'postgres:17' }
    const { build: _, ...store } = db
    const { interval, declared } = plan({ ...many(40, '1s'), db: store })
    expect(interval('db')).toBe('1s')
    expect(declared('db')).toBe(1000)
  })

  test.each(['/var/run/docker.sock', '/run', '/var/run/'])(
    'stays where a service may ask the engine by %s',
    (source) => {
      const proxy: Sketch = { image: 'traefik', raw: { volumes: [{ type: 'bind', source, target: '/x' }] } }
      const services = {
        ...many(40, '1s'),
        s0: {
          ...probed('1s'),
          raw: { ...proxy.raw, healthcheck: { test: ['CMD', 'true'], interval: '1s' } },
        },
      }
      expect(plan(services).interval('s1')).toBe('1s')
    },
  )
})
