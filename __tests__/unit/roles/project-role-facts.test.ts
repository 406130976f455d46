import { describe, expect, test } from '@jest/globals'
import { projectRoleFacts } from '../../../src/roles/project-role-facts.js'
import { serviceFacts } from '../../../src/roles/service-facts.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { project } from '../plan/sketch.js'
import type { Sketches } from './role-sketches.js'

const sketches: Sketches = {
  web: { build: '', ports: ['80'] },
  api: { build: '', ports: ['81'] },
  worker: { build: '' },
  tests: { build: '', command: 'pytest', needs: { web: 'started' } },
}
const graph = serviceGraph(project(sketches))
const servers = [...serviceFacts(graph).values()]
const groups = { servers, tools: [], forDevelopers: [], hasJobs: false }
const named = (service: string) => ({ service, why: 'a setting names it' })

describe('the project as a whole', () => {
  test('the apps are among the servers that nothing names and that test nothing', () => {
    const { apps, servers: all } = projectRoleFacts(graph, {}, { database: [named('api')] }, groups)
    expect([...apps.keys()]).toEqual(['web'])
    expect([...all.keys()]).toEqual(['api', 'tests', 'web', 'worker'])
  })

  test('but where a setting names apps, these', () => {
    const { apps, variants, rivals } = projectRoleFacts(graph, {}, { app: [named('worker')] }, groups)
    expect([[...apps.keys()], [...variants], rivals]).toEqual([['worker'], [], []])
  })

  test('a service that settings name twice has the first role', () => {
    const all = { test: [named('web')], app: [named('web'), named('api')] }
    const roles = projectRoleFacts(graph, {}, all, groups).named
    expect([roles.get('web')?.role, roles.get('api')?.role, roles.get('worker')]).toEqual([
      'app',
      'app',
      undefined,
    ])
  })
})
