import { describe, expect, test } from '@jest/globals'
import { parseNetworkMode } from '../../../src/compose/network-mode.js'
import { exposureBy, exposureIn } from '../../../src/plan/exposure.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { project } from './sketch.js'

/** Where `app` is reached, told the network modes of the services that have one. */
const exposed = (modes: Readonly<Record<string, string>>) =>
  exposureBy('app', (name) => parseNetworkMode(modes[name]))

describe('a service is reached', () => {
  test.each<[Record<string, string>, string]>([
    [{}, 'app'],
    [{ app: 'bridge' }, 'app'],
    [{ app: 'shop_front' }, 'app'],
    [{ app: 'service:vpn' }, 'vpn'],
    [{ app: 'service:side', side: 'service:vpn' }, 'vpn'],
    // That they wait for each other is told elsewhere.
    [{ app: 'service:side', side: 'service:app' }, 'side'],
    [{ app: 'service:app' }, 'app'],
  ])('with %j at the ports of %s', (modes, by) => {
    expect(exposed(modes)).toEqual({ kind: 'published', by })
  })

  test.each([{ app: 'host' }, { app: 'service:vpn', vpn: 'host' }])(
    'with %j at those of the machine',
    (modes) => {
      expect(exposed(modes)).toEqual({ kind: 'host' })
    },
  )

  test.each<[Record<string, string>, string]>([
    [{ app: 'none' }, 'has no network (`network_mode: none`)'],
    [{ app: 'service:vpn', vpn: 'none' }, 'has no network (`network_mode: none`)'],
    [{ app: 'container:tunnel' }, "shares the network of tunnel, a container that is not the project's"],
  ])('with %j nowhere', (modes, why) => {
    expect(exposed(modes)).toEqual({ kind: 'none', why })
  })
})

test('in a project the fixed name of a container means its service', () => {
  const graph = serviceGraph(
    project({
      vpn: { image: 'acme/vpn', raw: { container_name: 'tunnel' } },
      app: { image: 'acme/app', raw: { network_mode: 'container:tunnel' } },
      other: { image: 'acme/app', raw: { network_mode: 'container:stranger' } },
    }),
  )
  expect(exposureIn(graph, 'app')).toEqual({ kind: 'published', by: 'vpn' })
  expect(exposureIn(graph, 'other')).toMatchObject({ kind: 'none' })
})
