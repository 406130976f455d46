import { expect, test } from '@jest/globals'
import { list, object } from '../../../src/common/json.js'
import type { Service } from '../../../src/compose/project.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import { mountedSources, sourceMountAdjustments } from '../../../src/plan/source-mounts-of-run.js'
import { project, settings } from './sketch.js'

const volumes = [
  { type: 'bind', source: '/shop', target: '/srv/$$a' },
  { type: 'bind', source: '/shop/conf', target: '/etc/conf' },
  { type: 'volume', source: 'modules', target: '/srv/node_modules' },
  { type: 'image', source: 'x', target: '/srv/$$a' },
]

function planned(sourceMounts: 'keep' | 'drop') {
  const declared = project({
    app: { build: '', ports: ['80'], raw: { volumes } },
    idle: { build: '', raw: { scale: 0 } },
  })
  const mounts = { sourceMounts: [{ source: '/shop', target: '/srv/$a' }] }
  const services = Object.entries(declared.services).map(([name, one]): [string, Service] => [
    name,
    { ...one, ...mounts },
  ])
  const plan = makePlan(
    { ...declared, services: Object.fromEntries(services) },
    settings({}, { sourceMounts }),
    () => {},
  )
  if (plan === undefined) throw new Error('no plan')
  const app = object(object(plan.model.services).app)
  return { ...plan, targets: list(app.volumes).map((entry) => object(entry).target) }
}

test('mounts of sources stay, and the plan knows what they lie over', () => {
  const { targets, adjustments, mountedSources } = planned('keep')
  expect(targets).toHaveLength(4)
  expect(adjustments).toEqual([])
  expect(mountedSources).toEqual([{ service: 'app', targets: ['/srv/$a'] }])
})

test('or are left out, and the plan says so; others stay', () => {
  const { targets, adjustments, mountedSources } = planned('drop')
  expect(targets).toEqual(['/etc/conf', '/srv/node_modules', '/srv/$$a'])
  expect(adjustments).toEqual([
    {
      code: 'SOURCE_MOUNT',
      services: ['app'],
      sentence: 'The mount of the source over /srv/$a is left out, so that the image alone is judged',
    },
  ])
  expect(mountedSources).toEqual([])
})

test('several mounts are told in one line', () => {
  const mounted = [
    { service: 'app', targets: ['/a', '/b'] },
    { service: 'job', targets: ['/a'] },
  ]
  expect(sourceMountAdjustments(mounted)).toMatchObject([
    {
      services: ['app', 'job'],
      sentence: expect.stringContaining('The mounts of the source over /a and /b are left out'),
    },
  ])
  expect([mountedSources([]), sourceMountAdjustments([])]).toEqual([[], []])
})
