import { expect, test } from '@jest/globals'
import type { PathThere } from '../../../src/engine/locating.js'
import type { Plan } from '../../../src/plan/plan.js'
import { placeFiles } from '../../../src/reach/place-files.js'
import { planned, project } from '../plan/sketch.js'

const whole = project({ app: { image: 'shop' } })
const nowhere = { place: { kind: 'elsewhere', host: 'far' }, own: undefined } as const

test('the engine is asked only where a container gets files', async () => {
  const asked: string[] = []
  const pathThere = async (path: string): Promise<PathThere> => {
    asked.push(path)
    return 'missing'
  }
  const engine = { locating: { pathThere }, host: 'tcp://far' } as unknown as Parameters<typeof placeFiles>[3]
  const plan = planned(whole)
  expect(await placeFiles(plan, whole, nowhere, engine)).toEqual({ plan, copies: [], problems: [] })
  expect(asked).toEqual([])

  const mount = { type: 'bind', source: '/dev/null', target: '/t' }
  const mounting: Plan = { ...plan, model: { services: { app: { image: 'shop', volumes: [mount] } } } }
  const placed = await placeFiles(mounting, whole, nowhere, engine)
  expect(asked.length).toBeGreaterThan(0)
  expect(placed.problems).toEqual([])
})
