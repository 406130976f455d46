import { expect, test } from '@jest/globals'
import { placeOf } from '../../../src/reach/place-of.js'
import { MACHINE } from '../preflight/machine/facts.js'

test('an engine at another machine is elsewhere', async () => {
  const docker = {
    host: 'tcp://engine:2375',
    machine: async () => MACHINE,
    locating: { bridges: async () => [], ownContainer: async () => undefined },
  }
  const { place } = await placeOf(docker)
  expect(place).toEqual({ kind: 'elsewhere', host: 'engine' })
  expect((await placeOf(docker, 'gateway')).place).toEqual({ kind: 'elsewhere', host: 'gateway' })
})
