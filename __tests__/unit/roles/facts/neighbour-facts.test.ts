import { expect, test } from '@jest/globals'
import { neededStore } from '../../../../src/roles/facts/neighbour-facts.js'
import { serviceGraph } from '../../../../src/roles/service-graph.js'
import { project } from '../../plan/sketch.js'
import { db, factsOf, type Sketches, web } from '../role-sketches.js'

const services: Sketches = {
  db,
  web: { ...web, needs: { db: 'healthy', chores: 'completed' } },
  chores: { build: '', needs: { db: 'started' } },
}

test('who waits for a service, and how', () => {
  const names = (list: readonly { service: { name: string } }[]) => list.map(({ service }) => service.name)
  const { dependents, awaitingItsHealth, awaitingItsEnd } = factsOf(services, 'db')
  expect([dependents, awaitingItsHealth, awaitingItsEnd].map(names)).toEqual([['chores', 'web'], ['web'], []])
  expect(names(factsOf(services, 'chores').awaitingItsEnd)).toEqual(['web'])
})

test('who waits for its volumes, by its name or its container’s', () => {
  const holding: Sketches = {
    data: { image: 'busybox', raw: { container_name: 'shop-data' } },
    one: { build: '', raw: { volumes_from: ['data:ro'] } },
    two: { build: '', raw: { volumes_from: ['container:shop-data'] } },
    other: { build: '', raw: { network_mode: 'service:data' } },
  }
  expect(factsOf(holding, 'data').volumeUsers).toEqual(['one', 'two'])
})

test('who extends it', () => {
  const extending: Sketches = { base: { build: '' }, b: { extends: 'base' }, a: { extends: 'base' } }
  expect(factsOf(extending, 'base').extendedBy).toEqual(['a', 'b'])
  expect(factsOf(extending, 'a').extendedBy).toBeUndefined()
})

test.each<[string, Sketches[string], string | undefined]>([
  ['near', { build: '', needs: { db: 'started' } }, 'db'],
  ['far', { build: '', needs: { chores: 'completed' } }, 'db'],
  ['of what runs the same image', { image: 'acme/shop' }, 'db'],
  ['none', { build: 'other' }, undefined],
])('the store that it needs: %s', (_, sketch, expected) => {
  const peer: Sketches[string] = { image: 'acme/shop', ports: ['80'], needs: { db: 'healthy' } }
  const graph = serviceGraph(project({ ...services, peer, one: sketch }))
  const one = graph.service('one')
  expect(one && neededStore(one, graph)).toBe(expected)
})
