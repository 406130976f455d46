import { expect, test } from '@jest/globals'
import type { Inventory } from '../../../src/engine/container-facts.js'
import { countThings, describeLeftovers, describeRemoved } from '../../../src/teardown/leftovers.js'

const container = (name: string) => ({ id: `id-${name}`, name, service: name, image: '', state: 'running' })
const nothing: Inventory = { containers: [], networks: [], volumes: [], images: [] }
const all: Inventory = {
  containers: [container('app'), container('db')],
  networks: [{ id: 'n1', name: 'net' }],
  volumes: ['data'],
  images: ['img:run'],
}

test('things are counted', () => {
  expect([countThings(nothing), countThings(all)]).toEqual([0, 5])
})

test('what is there no longer is told in words', () => {
  expect(describeRemoved(all, nothing)).toBe('2 containers, 1 network, 1 volume, 1 image')
  expect(describeRemoved(all, { ...all, containers: [container('app')] })).toBe('1 container')
  expect(describeRemoved(all, all)).toBe('')
})

test('what stayed is told with why, as far as anybody knows', async () => {
  const docker = { usersOfVolume: async (name: string) => (name === 'data' ? ['other'] : []) }
  const left = { ...all, volumes: ['data', 'more'] }
  const refusals = new Map([
    ['id-app', 'busy'],
    ['more', 'mounted'],
    ['data', 'in use'],
  ])
  expect(await describeLeftovers(docker, left, refusals)).toEqual([
    'container app (running): busy',
    'container db (running)',
    'network net',
    'volume data, used by other',
    'volume more: mounted',
    'image img:run',
  ])
})
