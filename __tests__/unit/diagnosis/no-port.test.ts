import { expect, test } from '@jest/globals'
import { whyNoPort } from '../../../src/diagnosis/no-port.js'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'

test.each([
  ['all of its containers have ended', [false, undefined], 'app had ended before it was asked'],
  ['one of them runs', [false, true], 'app does not publish port 80'],
] as const)('where %s: %s', async (_, runs, told) => {
  const details = runs.map((running) =>
    running === undefined ? undefined : ({ running } as ContainerDetails),
  )
  const docker = { inspect: async (id: string) => details[Number(id)] }
  const containers = runs.map((_running, index) => ({ id: `${index}` }))
  expect(await whyNoPort('app', 80, containers, docker)).toBe(told)
})
