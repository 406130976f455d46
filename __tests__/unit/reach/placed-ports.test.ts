import { expect, test } from '@jest/globals'
import { object } from '../../../src/common/json.js'
import type { EnginePlace } from '../../../src/reach/engine-place.js'
import { withPortsAt } from '../../../src/reach/placed-ports.js'
import { planned, project } from '../plan/sketch.js'

const free = { mode: 'ingress', host_ip: '127.0.0.1', target: 80, protocol: 'tcp' }
const kept = { ...free, target: 5432, published: '5432' }
const plan = {
  ...planned(project({ app: { image: 'nginx', ports: ['80'] } })),
  model: { services: { app: { image: 'nginx', ports: [free, kept] }, worker: { image: 'nginx' } } },
}

function portsAt(place: EnginePlace) {
  const placed = withPortsAt(place, plan)
  const { app, worker } = object(placed.model.services)
  return { app: object(app).ports, worker, told: placed.adjustments.map(({ code }) => code) }
}

test.each<[string, EnginePlace, object]>([
  ['stay on this machine', { kind: 'here', isProven: false }, { app: [free, kept] }],
  ['are not published beside this container', { kind: 'container', id: 'job' }, { app: [kept] }],
  [
    'are published on all addresses of another machine, which is told',
    { kind: 'elsewhere', host: 'far' },
    { app: [{ ...free, host_ip: '0.0.0.0' }, kept], told: expect.arrayContaining(['PUBLISHED_ON_ALL']) },
  ],
  [
    'are published for IPv6 where it is reached so',
    { kind: 'elsewhere', host: '[fd00::7]' },
    { app: [{ ...free, host_ip: '::' }, kept] },
  ],
])('free ports %s', (_, place, ports) => {
  expect(portsAt(place)).toMatchObject({ worker: { image: 'nginx' }, ...ports })
})

test('nothing is told where no port is published', () => {
  const quiet = { ...plan, model: { services: { app: { image: 'nginx', ports: [kept] } } } }
  expect(withPortsAt({ kind: 'elsewhere', host: 'far' }, quiet)).toBe(quiet)
})
