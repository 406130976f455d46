import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import type { Inventory, Refusal } from '../../../src/engine/container-facts.js'
import { removeAll } from '../../../src/teardown/remove-all.js'

const going = new AbortController().signal
const container = (name: string, service = name) => ({ id: name, name, service, image: '', state: 'running' })
const inventory: Inventory = {
  containers: [container('app-1', 'app'), container('app-2', 'app'), container('db')],
  networks: [{ id: 'net', name: 'net' }],
  volumes: ['data'],
  images: ['img'],
}

/** Removes from an engine that refuses this, and notes in which order it was asked. */
async function removed(
  refuses: Readonly<Record<string, string>> = {},
  hold: (what: string) => Promise<void> = async () => {},
) {
  const happened: string[] = []
  const does =
    (verb: string) =>
    async (thing: string): Promise<Refusal> => {
      await hold(`${verb} ${thing}`)
      happened.push(`${verb} ${thing}`)
      return refuses[thing]
    }
  const removing = {
    stop: async (id: string, graceMs: number) => {
      await does('stop')(`${id} ${graceMs}`)
    },
    container: does('container'),
    network: does('network'),
    volume: does('volume'),
    image: does('image'),
  }
  const keeper = {
    keep: async (service: string) => {
      await does('log')(service)
    },
  }
  const refusals = await removeAll(
    removing,
    inventory,
    { graceMs: 7, hurry: going, clock: systemClock },
    keeper,
  )
  return { happened, refusals: Object.fromEntries(refusals) }
}

const comesBefore = (happened: readonly string[], first: string, second: string) =>
  happened.includes(first) && happened.indexOf(first) < happened.indexOf(second)

describe('everything is removed', () => {
  test('each thing after what needs it', async () => {
    const { happened, refusals } = await removed()
    expect(happened.toSorted()).toEqual(
      [
        ...['stop app-1 7', 'stop app-2 7', 'stop db 7', 'log app', 'log db'],
        ...['container app-1', 'container app-2', 'container db', 'network net', 'volume data', 'image img'],
      ].toSorted(),
    )
    for (const [first, second] of [
      ['stop app-1 7', 'log app'],
      ['stop app-2 7', 'log app'],
      ['log app', 'container app-1'],
      ['stop db 7', 'network net'],
      ['container db', 'volume data'],
      ['container app-2', 'image img'],
    ] as const) {
      expect([first, second, comesBefore(happened, first, second)]).toEqual([first, second, true])
    }
    expect(refusals).toEqual({})
  })

  test('but for what the engine refuses, which keeps nothing else', async () => {
    const { happened, refusals } = await removed({ 'app-1': 'busy', data: 'in use' })
    expect(refusals).toEqual({ 'app-1': 'busy', data: 'in use' })
    expect(happened).toEqual(expect.arrayContaining(['container app-2', 'volume data', 'image img']))
  })

  test('without one service waiting for another', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const removing = removed({}, (what) => (what === 'stop app-1 7' ? held : Promise.resolve()))
    await new Promise(setImmediate)
    release()
    const { happened } = await removing
    expect(comesBefore(happened, 'container db', 'stop app-1 7')).toBe(true)
    expect(comesBefore(happened, 'stop app-1 7', 'network net')).toBe(true)
  })
})

test('an engine that is lost is lost', async () => {
  const lost = (what: string) =>
    what === 'container db' ? Promise.reject(new Error('lost')) : Promise.resolve()
  await expect(removed({}, lost)).rejects.toThrow('lost')
})
