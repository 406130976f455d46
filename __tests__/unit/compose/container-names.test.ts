import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import {
  fixedNames,
  rejoined,
  rejoinedNetwork,
  withNamedJoins,
} from '../../../src/compose/container-names.js'
import { servicesOf } from '../../../src/compose/service.js'

function named(services: JsonObject) {
  const all = Object.values(servicesOf({ services }, { services }))
  return { names: fixedNames(all), service: (name: string) => all.find((one) => one.name === name) }
}

const vpn = { image: 'acme/vpn', container_name: 'tunnel' }
const side = {
  image: 'acme/side',
  network_mode: 'container:tunnel',
  ipc: 'container:stranger',
  volumes_from: ['container:tunnel:ro', 'container:tunnel', 'vpn', 'container:stranger'],
}
const { names, service } = named({ vpn, side, alone: { image: 'x' } })

test('fixed names lead to their services', () => {
  expect([...names]).toEqual([['tunnel', 'vpn']])
})

describe('a service that shares something with a container by its fixed name', () => {
  test('joins the service that has the name', () => {
    const [shared, alone] = [service('side'), service('alone')]
    expect(shared?.joins).toEqual(['vpn'])
    expect(shared && withNamedJoins({ ...shared, joins: [] }, names).joins).toEqual(['vpn'])
    expect(alone && withNamedJoins(alone, names)).toBe(alone)
  })

  test('names that service in the run', () => {
    expect(rejoined(side, names)).toEqual({
      network_mode: 'service:vpn',
      volumes_from: ['vpn:ro', 'vpn', 'vpn', 'container:stranger'],
    })
    expect(rejoined({ ...side, volumes_from: null }, names)).toEqual({ network_mode: 'service:vpn' })
  })

  test('uses the network of that service', () => {
    expect(rejoinedNetwork({ kind: 'container', name: 'tunnel' }, names)).toEqual({
      kind: 'service',
      name: 'vpn',
    })
    for (const mode of [undefined, { kind: 'host' }, { kind: 'container', name: 'x' }] as const) {
      expect(rejoinedNetwork(mode, names)).toBe(mode)
    }
  })
})
