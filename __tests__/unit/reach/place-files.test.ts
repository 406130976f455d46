import { expect, test } from '@jest/globals'
import type { PathThere } from '../../../src/engine/locating.js'
import type { Plan } from '../../../src/plan/plan.js'
import { filesOfEngine, placeFiles } from '../../../src/reach/place-files.js'
import { planned, project } from '../plan/sketch.js'

type Engine = Parameters<typeof filesOfEngine>[1]

function engineAt(host: string | undefined): Engine {
  const pathThere = async (path: string): Promise<PathThere> =>
    path.includes('.compose-gate-') ? 'missing' : 'there'
  return { locating: { pathThere }, host } as unknown as Engine
}

test.each([
  ['a socket', 'unix:///docker.sock', 'all'],
  ['the default socket', undefined, 'all'],
  ['another machine', 'tcp://far', 'none'],
])('the files of an engine at %s', async (_, host, kind) => {
  expect(await filesOfEngine({ own: undefined }, engineAt(host), '/shop')).toEqual({ kind })
})

test('a container gets what is special here from nobody', async () => {
  const whole = project({ app: { image: 'shop' } })
  const mount = { type: 'bind', source: '/dev/null', target: '/t', read_only: true }
  const socket = { ...mount, source: '/proc/self/fd/0' }
  const plan: Plan = {
    ...planned(whole),
    model: { services: { app: { image: 'shop', volumes: [mount, socket] } } },
  }
  const placed = await placeFiles(plan, whole, { kind: 'none' }, engineAt('tcp://far'))
  expect([placed.copies, placed.problems]).toEqual([[], []])
})
