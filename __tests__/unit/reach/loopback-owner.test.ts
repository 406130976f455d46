import { describe, expect, test } from '@jest/globals'
import type { Bridge } from '../../../src/engine/bridges.js'
import type { Machine } from '../../../src/engine/machine.js'
import { LoopbackOwner } from '../../../src/reach/loopback-owner.js'
import type { Listener } from '../../../src/reach/network-here.js'
import { MACHINE } from '../preflight/machine/facts.js'

interface Surroundings {
  readonly isProven?: boolean
  readonly bridges?: readonly Bridge[]
  readonly machine?: Partial<Machine>
  readonly interfaces?: readonly string[]
  readonly listeners?: readonly Listener[]
}

const OWN: Bridge = { id: '1', interface: 'br-1', isUnique: true, gateways: [] }
const NAMED: Bridge = { id: '1', interface: 'shop0', isUnique: false, gateways: [] }
const OLD: Listener = { address: '0100007F', port: 80, inode: '1' }

function owner({ isProven = false, bridges = [OWN], machine, interfaces, listeners = [] }: Surroundings) {
  const docker = {
    machine: async () => ({ ...MACHINE, ...machine }),
    locating: { bridges: async () => bridges },
  }
  const network = { interfaces: () => interfaces && new Set(interfaces), listeners: () => listeners }
  return new LoopbackOwner(isProven, docker, network)
}

describe('a port that the engine publishes', () => {
  test.each<[string, Surroundings, boolean]>([
    [
      'is this machine’s where the bridge of its network is here',
      { interfaces: ['br-1'], listeners: [OLD] },
      false,
    ],
    ['is not where that bridge is elsewhere', { interfaces: ['docker0'] }, true],
    [
      'is not where only the bridge of another network is here',
      { bridges: [{ ...OWN, id: '2' }, OWN], interfaces: ['br-2'] },
      true,
    ],
    ['is this machine’s where that is known', { isProven: true, interfaces: [], listeners: [OLD] }, false],
    ['may be on other systems than Linux', {}, false],
    ['may be where others’ bridges may have the name', { bridges: [NAMED], interfaces: ['shop0'] }, false],
    ['may be where something passes it on', { interfaces: [], machine: { isForwarded: true } }, false],
    [
      'is not where something else listened before',
      { interfaces: [], machine: { isForwarded: true }, listeners: [OLD] },
      true,
    ],
    [
      'is not where the network has no bridge, and something else listened',
      { bridges: [], interfaces: [], listeners: [OLD] },
      true,
    ],
  ])('%s', async (_, surroundings, isForeign) => {
    const container = { networks: [{ id: '1', name: 'shop_default', address: undefined }] }
    expect(await owner(surroundings).isForeign(container, 80)).toBe(isForeign)
  })

  test('is looked at until it is known', async () => {
    const interfaces = ['br-1']
    const known = owner({ interfaces })
    const container = { networks: [{ id: '1', name: 'shop_default', address: undefined }] }
    expect(await known.isForeign(container, 80)).toBe(false)
    interfaces.pop()
    expect(await known.isForeign(container, 80)).toBe(false)
  })
})

test('a port at which something listened before the run is taken', () => {
  const taken = owner({ listeners: [OLD] })
  expect([taken.isTaken(80), taken.isTaken(81)]).toEqual([true, false])
})
