import { describe, expect, test } from '@jest/globals'
import { projectRoleFacts } from '../../../src/roles/project-role-facts.js'
import { decideRole, decisionAlone, groupedAlone, roleRules } from '../../../src/roles/role-rules.js'
import { serviceFacts } from '../../../src/roles/service-facts.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { project } from '../plan/sketch.js'
import { db, type Sketches, web } from './role-sketches.js'

const services: Sketches = {
  db,
  web: { ...web, needs: { db: 'healthy', chores: 'completed' } },
  chores: { build: '' },
  worker: { build: '', needs: { web: 'started' } },
  mail: { image: 'mailhog/mailhog', ports: ['8025'] },
}
const graph = serviceGraph(project(services))
const facts = serviceFacts(graph)
const known = projectRoleFacts(graph, {}, {}, groupedAlone(facts.values(), {}))

function one(name: string) {
  const found = facts.get(name)
  if (found === undefined) throw new Error(`no service ${name}`)
  return found
}

describe('the table of rules', () => {
  test.each([
    ['db', 'database'],
    ['web', 'app'],
    ['chores', 'migrate'],
    ['worker', 'companions'],
    ['mail', 'leftOut'],
  ])('%s: %s', (name, role) => {
    expect(decideRole(one(name), known).role).toBe(role)
  })

  test('the first rule that speaks decides', () => {
    const answers = roleRules.flatMap((rule) => {
      const answer = rule.looksAt === 'service' ? rule.decide(one('web'), {}) : rule.decide(one('web'), known)
      return answer ? [answer] : []
    })
    expect(answers.length).toBeGreaterThan(1)
    expect(decideRole(one('web'), known)).toEqual(answers[0])
  })

  test('the last one speaks of every service', () => {
    const last = roleRules.at(-1)
    for (const each of facts.values()) {
      expect(last?.looksAt === 'project' && last.decide(each, known)).toMatchObject({ role: 'companions' })
    }
  })

  test('what no rule about a single service speaks of runs on', () => {
    const { servers, tools, forDevelopers, hasJobs } = groupedAlone(facts.values(), {})
    const names = (those: typeof servers) => those.map(({ service }) => service.name)
    expect([names(servers), names(tools), names(forDevelopers), hasJobs]).toEqual([
      ['web', 'worker'],
      ['mail'],
      [],
      true,
    ])
    expect(decisionAlone(one('web'), {})).toBeUndefined()
    expect(decisionAlone(one('db'), {})?.role).toBe('database')
  })
})
