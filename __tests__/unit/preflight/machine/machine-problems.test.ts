import { expect, test } from '@jest/globals'
import { machineProblems } from '../../../../src/preflight/machine/machine-problems.js'
import { factsOf, MACHINE } from './facts.js'

test('all that is lacking is told, and the engine is asked once', async () => {
  let asked = 0
  const machine = async () => {
    asked += 1
    return MACHINE
  }
  const raw = { cpus: 64, runtime: 'nvidia', gpus: 'all' }
  const facts = factsOf({ app: { image: 'a', ports: ['80'], raw } })
  expect(await machineProblems({ ...facts, machine })).toHaveLength(3)
  expect(asked).toBe(1)
})

test('the engine is not asked where a file asks for nothing', async () => {
  const machine = () => Promise.reject(new Error('asked'))
  expect(await machineProblems({ ...factsOf({ app: { image: 'a', ports: ['80'] } }), machine })).toEqual([])
})
