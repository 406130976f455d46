import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import {
  fixedNames,
  generatedNames,
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
  expect(['tunnel', 'vpn', 'alone'].map((name) => names.get(name))).toEqual(['vpn', undefined, undefined])
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

describe('the names that Compose would have given', () => {
  const all = Object.values(servicesOf({ services: { db: {}, vpn, many: { scale: 2 } } }, {}))
  const [db, fixed, many] = ['db', 'vpn', 'many'].map((name) => all.find((one) => one.name === name))

  test('are those under the project’s own name, with each separator and number', () => {
    const namesOf = (one: typeof db, name?: string) => one && generatedNames(one, name)
    expect(namesOf(db, 'shop')).toEqual(['shop-db-1', 'shop_db_1'])
    expect(namesOf(many, 'shop')).toEqual(['shop-many-1', 'shop_many_1', 'shop-many-2', 'shop_many_2'])
    expect([namesOf(fixed, 'shop'), namesOf(db)]).toEqual([[], []])
  })

  test('lead to their services as fixed ones do', () => {
    const known = fixedNames(all, 'shop')
    expect([known.get('shop-db-1'), known.get('shop_many_2'), known.get('tunnel')]).toEqual([
      'db',
      'many',
      'vpn',
    ])
    expect(rejoined({ network_mode: 'container:shop-db-1' }, known)).toEqual({ network_mode: 'service:db' })
  })
})
