import { describe, expect, test } from '@jest/globals'
import { awaiting, completed, reach, serviceGraph } from '../../../src/roles/service-graph.js'
import { project, type Sketch } from '../plan/sketch.js'

const sketches: Record<string, Sketch> = {
  web: { build: '', needs: { migrate: 'completed', cache: 'started?' } },
  migrate: { build: '', needs: { db: 'healthy' } },
  db: { image: 'mysql' },
  cache: { image: 'redis', raw: { volumes_from: ['data'] } },
  data: { image: 'busybox' },
}
const graph = serviceGraph(project(sketches))

describe('the graph of the services', () => {
  test('has them by name', () => {
    expect(graph.services.map(({ name }) => name)).toEqual(['cache', 'data', 'db', 'migrate', 'web'])
    expect(graph.service('db')?.image).toBe('mysql')
    expect(graph.service('nobody')).toBeUndefined()
  })

  test('says who waits for whom, and how', () => {
    expect(graph.edges('web')).toEqual([
      ['cache', { condition: 'service_started', required: false }],
      ['migrate', { condition: 'service_completed_successfully', required: true }],
    ])
    expect(graph.dependents('migrate')).toMatchObject([
      { service: { name: 'web' }, condition: 'service_completed_successfully', required: true },
    ])
    expect(graph.dependents('migrate').map(completed)).toEqual([true])
    expect(graph.dependents('db').map(completed)).toEqual([false])
  })

  test('counts what a service shares as something that it waits for', () => {
    expect(graph.edges('cache')).toEqual([['data', { condition: 'service_started', required: true }]])
  })

  test('follows the edges both ways', () => {
    expect([...reach(graph, 'web')].sort()).toEqual(['cache', 'data', 'db', 'migrate'])
    expect([...reach(graph, 'cache', 'migrate')].sort()).toEqual(['data', 'db'])
    expect([...awaiting(graph, 'db')].sort()).toEqual(['migrate', 'web'])
    expect([...reach(graph, 'data')]).toEqual([])
  })

  test('a service of the run alone takes the place of one of its name', () => {
    const base = project(sketches)
    const { db } = project({ db: { image: 'mysql:2', needs: { data: 'started' } } }).services
    const changed = serviceGraph(base, db ? [db] : [])
    expect(changed.services).toHaveLength(5)
    expect(changed.service('db')?.image).toBe('mysql:2')
    expect(changed.dependents('data').map(({ service }) => service.name)).toEqual(['cache', 'db'])
  })
})
