import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { adoptMissing, externalsOf, isExternal } from '../../../src/plan/adopt-externals.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { planned, project } from './sketch.js'

const app = { build: '', ports: ['80'] }
const declared: JsonObject = {
  networks: { proxy: { name: 'traefik', external: true, attachable: true }, own: { name: 'shop_own' } },
  volumes: { shared: { external: true }, data: { external: false }, cache: null },
}

test.each([
  [{ external: true }, true],
  [{ external: { name: 'x' } }, true],
  [{ external: false }, false],
  [{ external: null }, false],
  [{}, false],
])('%j is external: %p', (options, expected) => {
  expect(isExternal(options)).toBe(expected)
})

test('a project tells what it expects to be there, by its names on the engine', () => {
  expect(externalsOf(serviceGraph(project({ app }, declared)))).toMatchObject([
    { kind: 'network', key: 'proxy', name: 'traefik', at: { file: 'networks.proxy' }, silenced: false },
    { kind: 'volume', key: 'shared', name: 'shared', at: { file: 'volumes.shared' }, silenced: false },
  ])
})

describe('what is missing', () => {
  const plan = planned(project({ app }, declared))
  const codes = (missing: { networks: string[]; volumes: string[] }) =>
    adoptMissing(plan, missing).findings.map(({ code }) => code)

  test('becomes the run’s own, and a finding says so', () => {
    const adopted = adoptMissing(plan, { networks: ['proxy'], volumes: ['shared'] })
    expect(adopted.model.networks).toEqual({ proxy: { attachable: true }, own: {} })
    expect(adopted.model.volumes).toMatchObject({ shared: {} })
    const told = adopted.findings.slice(plan.findings.length)
    expect(told.map(({ code, message }) => `${code} ${message.split(',')[0]}`)).toEqual([
      'EXTERNAL_NETWORK the external network traefik does not exist on this engine',
      'EXTERNAL_VOLUME the external volume shared does not exist on this engine',
    ])
  })

  test('has the addresses that the engine chooses, so that no service can ask for one', () => {
    const networks = {
      proxy: { ipv4_address: '10.7.0.5', aliases: ['www'] },
      own: { ipv4_address: '10.8.0.5' },
    }
    const asking = planned(
      project({ app: { ...app, raw: { networks } }, db: { image: 'postgres' } }, declared),
    )
    const joined = (missing: readonly string[]) =>
      adoptMissing(asking, { networks: missing, volumes: [] }).model.services
    expect(joined(['proxy'])).toMatchObject({
      app: { networks: { proxy: { aliases: ['www'] }, own: { ipv4_address: '10.8.0.5' } } },
    })
    expect(joined(['proxy'])).not.toMatchObject({
      app: { networks: { proxy: { ipv4_address: '10.7.0.5' } } },
    })
    expect(joined([])).toEqual(asking.model.services)
  })

  test('is told only where it is missing, and not where the author silenced it', () => {
    expect(codes({ networks: [], volumes: [] })).toEqual(plan.findings.map(({ code }) => code))
    expect(codes({ networks: ['proxy'], volumes: [] })).not.toContain('EXTERNAL_VOLUME')
    const silenced = { ...plan, externals: plan.externals?.map((one) => ({ ...one, silenced: true })) }
    const { findings, model } = adoptMissing(silenced, { networks: ['proxy'], volumes: [] })
    expect(findings).toEqual(plan.findings)
    expect(model.networks).toMatchObject({ proxy: { attachable: true } })
  })
})
