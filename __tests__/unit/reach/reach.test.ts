import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import type { EnginePlace } from '../../../src/reach/engine-place.js'
import { openReach } from '../../../src/reach/reach.js'
import { FakeEngine } from '../../harness/fake-engine.js'
import { network, ofContainer } from './networks.js'

test.each<[string, EnginePlace, string]>([
  ['this machine', { kind: 'here', isProven: true }, 'http://127.0.0.1:40001/'],
  ['another one', { kind: 'elsewhere', host: 'far' }, 'http://far:40001/'],
  ['a network of this container', { kind: 'container', id: 'job' }, 'http://172.18.0.2/'],
])('a port is reached on %s', async (_, place, url) => {
  await using engine = await FakeEngine.with({})
  const reach = openReach(place, engine.docker, 'shop', 'run-1', systemClock)
  const asked = ofContainer(40_001, { networks: [network('1', '172.18.0.2')] })
  expect((await reach.ports.find(asked, 80)).url?.href).toBe(url)
})

test('what ssh forwards is kept where the stack stays up', async () => {
  await using engine = await FakeEngine.with({})
  const kept: string[] = []
  const keep = async (...whose: readonly string[]) => void kept.push(...whose)
  const tunnel = { forward: async () => 40_002, keep }
  const docker = Object.assign(Object.create(engine.docker), { tunnel }) as typeof engine.docker
  const reach = openReach({ kind: 'tunnel', host: 'far' }, docker, 'shop', 'run-1', systemClock)
  expect((await reach.ports.find(ofContainer(40_001), 80)).url?.href).toBe('http://127.0.0.1:40002/')
  await reach.keep()
  expect(kept).toEqual(['shop', 'run-1'])
})

test('there is no way by ssh without a connection', async () => {
  await using engine = await FakeEngine.with({})
  expect(() =>
    openReach({ kind: 'tunnel', host: 'far' }, engine.docker, 'shop', 'run-1', systemClock),
  ).toThrow('no connection by way of ssh')
})
