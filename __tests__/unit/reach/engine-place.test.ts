import { describe, expect, test } from '@jest/globals'
import type { Bridge } from '../../../src/engine/bridges.js'
import type { Machine } from '../../../src/engine/machine.js'
import type { OwnContainer } from '../../../src/engine/own-container.js'
import { locateEngine } from '../../../src/reach/engine-place.js'
import { MACHINE } from '../preflight/machine/facts.js'

interface Surroundings {
  readonly endpoint?: string
  readonly bridges?: readonly Bridge[]
  readonly machine?: Partial<Machine>
  readonly own?: Partial<OwnContainer>
  readonly interfaces?: readonly string[]
  readonly addresses?: readonly string[]
  readonly engineHost?: string
  readonly sockets?: readonly string[]
  readonly containers?: readonly string[]
}

const DEFAULT: Bridge = { id: '1', interface: 'docker0', isUnique: false, gateways: ['172.17.0.1'] }
const USERS: Bridge = { id: '2', interface: 'br-2', isUnique: true, gateways: ['172.18.0.1'] }

function located(surroundings: Surroundings) {
  const {
    endpoint,
    bridges = [DEFAULT],
    machine,
    own,
    interfaces,
    addresses = [],
    engineHost,
    sockets,
  } = surroundings
  return locateEngine({
    endpoint,
    docker: {
      machine: async () => ({ ...MACHINE, ...machine }),
      locating: {
        bridges: async () => bridges,
        ownContainer: async (id) =>
          own && id === 'own' ? { id, joinedAs: id, network: 'own', mounts: [], ...own } : undefined,
      },
    },
    network: {
      interfaces: () => interfaces && new Set(interfaces),
      addresses: () => interfaces && new Set(addresses),
      sockets: () => sockets && new Set(sockets),
    },
    realPath: async (path) => path.replace(/^\/var\/run\//, '/run/'),
    containers: surroundings.containers ?? ['outer', 'own'],
    engineHost,
  })
}

/** Its only bridge may be that of the engine of this machine. */
const LOOKS_LIKE_IT: Surroundings = {
  interfaces: ['docker0'],
  addresses: ['172.17.0.1'],
  containers: [],
}

const here = (isProven: boolean) => ({ kind: 'here', isProven })

describe('an engine', () => {
  test.each<[string, Surroundings, object]>([
    [
      'is on this machine where it has a bridge here that no other engine has',
      { bridges: [DEFAULT, USERS], interfaces: ['docker0', 'br-2'] },
      here(true),
    ],
    [
      'may be here where it has a bridge that others may have too',
      { interfaces: ['docker0'], addresses: ['172.17.0.1'] },
      here(false),
    ],
    [
      'is on another network where only the name of a bridge is here',
      { interfaces: ['docker0'], addresses: ['172.18.0.1'] },
      { kind: 'other network' },
    ],
    [
      'is on another network where none of its bridges is here',
      { bridges: [DEFAULT, USERS], interfaces: ['lo'] },
      { kind: 'other network' },
    ],
    [
      'is on another network where its port of the loopback is passed on',
      { endpoint: 'tcp://localhost:2375', interfaces: ['lo'] },
      { kind: 'other network' },
    ],
    [
      'may be here where its socket was opened here',
      { ...LOOKS_LIKE_IT, endpoint: 'unix:///var/run/docker.sock', sockets: ['/run/docker.sock'] },
      here(false),
    ],
    [
      'may be here where its socket was opened here by way of a link',
      { ...LOOKS_LIKE_IT, endpoint: 'unix:///run/docker.sock', sockets: ['/var/run/docker.sock'] },
      here(false),
    ],
    [
      'is on another network where its socket was opened there, though it looks like here',
      { ...LOOKS_LIKE_IT, endpoint: 'unix:///far/docker.sock', sockets: ['/run/docker.sock'] },
      { kind: 'other network' },
    ],
    [
      'may be here where a container has the socket at another path',
      {
        ...LOOKS_LIKE_IT,
        endpoint: 'unix:///far/docker.sock',
        sockets: ['/run/docker.sock'],
        containers: ['outer'],
      },
      here(false),
    ],
    ['may be here without any bridge', { bridges: [], interfaces: ['lo'] }, here(false)],
    ['may be here on other systems than Linux', {}, here(false)],
    ['may be here if it is not Docker’s', { interfaces: ['lo'], machine: { isDocker: false } }, here(false)],
    [
      'may be here if its ports are passed on',
      { interfaces: ['lo'], machine: { isForwarded: true } },
      here(false),
    ],
    [
      'is elsewhere at another machine',
      { endpoint: 'tcp://engine:2376' },
      { kind: 'elsewhere', host: 'engine' },
    ],
    [
      'is elsewhere by way of ssh',
      { endpoint: 'ssh://me@10.0.0.7:22' },
      { kind: 'tunnel', host: '10.0.0.7' },
    ],
    [
      'is elsewhere where the user says so, though ssh leads there',
      { endpoint: 'ssh://far', engineHost: 'gateway' },
      { kind: 'elsewhere', host: 'gateway' },
    ],
    ['is elsewhere over IPv6', { endpoint: 'tcp://[fd00::1]:1' }, { kind: 'elsewhere', host: '[fd00::1]' }],
    [
      'has this process in one of its containers, wherever it was reached',
      { own: {}, endpoint: 'tcp://docker:2375', interfaces: ['docker0'] },
      { kind: 'container', id: 'own' },
    ],
    [
      'has this process in a container that uses the network of another one',
      { own: { joinedAs: 'other' }, interfaces: ['eth0'] },
      { kind: 'container', id: 'other' },
    ],
    [
      'is where the user says, whatever is known',
      { engineHost: 'far', own: {}, interfaces: ['br-2'] },
      { kind: 'elsewhere', host: 'far' },
    ],
    [
      'is here for a container on the network of its machine',
      { own: { network: 'host' }, interfaces: [] },
      here(true),
    ],
    [
      'is out of reach of a container that can join no network',
      { own: { network: 'closed' }, interfaces: ['lo'] },
      { kind: 'other network' },
    ],
  ])('%s', async (_, surroundings, place) => {
    expect((await located(surroundings)).place).toEqual(place)
  })

  test('has this process in a container of it, with its mounts', async () => {
    const { own } = await located({ own: { mounts: [{ target: '/__w', source: '/srv/work' }] } })
    expect(own?.mounts).toEqual([{ target: '/__w', source: '/srv/work' }])
  })
})
