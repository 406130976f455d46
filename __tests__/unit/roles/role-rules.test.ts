import { describe, expect, test } from '@jest/globals'
import { projectRoleFacts } from '../../../src/roles/project-role-facts.js'
import { decidedAlone, decideRole, grouped, roleRules } from '../../../src/roles/role-rules.js'
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
const alone = [...facts.values()].map((each) => decidedAlone(each, {}))
const known = projectRoleFacts(graph, {}, {}, grouped(alone))

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
    expect(decideRole(decidedAlone(one(name), {}), known).role).toBe(role)
  })

  test('the first rule that speaks decides', () => {
    const answers = roleRules.flatMap((rule) => {
      const answer = rule.looksAt === 'service' ? rule.decide(one('web'), {}) : rule.decide(one('web'), known)
      return answer ? [answer] : []
    })
    expect(answers.length).toBeGreaterThan(1)
    expect(decideRole(decidedAlone(one('web'), {}), known)).toEqual(answers[0])
  })

  test('the last one speaks of every service', () => {
    const last = roleRules.at(-1)
    for (const each of facts.values()) {
      expect(last?.looksAt === 'project' && last.decide(each, known)).toMatchObject({ role: 'companions' })
    }
  })

  test('what no rule about a single service speaks of runs on', () => {
    const { servers, tools, forDevelopers, hasJobs } = grouped(alone)
    const names = (those: typeof servers) => those.map(({ service }) => service.name)
    expect([names(servers), names(tools), names(forDevelopers), hasJobs]).toEqual([
      ['web', 'worker'],
      ['mail'],
      [],
      true,
    ])
    expect(decidedAlone(one('web'), {}).decision).toBeUndefined()
    expect(decidedAlone(one('db'), {}).decision?.role).toBe('database')
  })
})
