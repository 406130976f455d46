import type { ProjectRoleFacts } from '../project-role-facts.js'
import type { RoleDecision } from '../role-decision.js'
import type { ServiceFacts } from '../service-facts.js'
import { reach } from '../service-graph.js'
import { developersReason } from './for-developers.js'
import { awaitedToComplete, preparation } from './preparations.js'
import { inferred, type ProjectRoleRule } from './role-rule.js'

/** Others wait for its end, and it needs an app. What says that it prepares is a migration, whatever it waits for. */
export const awaitedTest: ProjectRoleRule = (facts, project) => {
  if (preparation(facts) || !awaitedToComplete(facts, project.settings)) return undefined
  return testOf(facts, project)
}

/** It tests by its command or image, or by its name where nothing needs it, and it needs an app. */
export const testOfAnApp: ProjectRoleRule = (facts, project) => {
  const isForDevelopers = developersReason(facts) !== undefined
  const byName = isForDevelopers && isCalledTest(facts)
  // A tool that tests is run by hand.
  const byCommand = facts.testsOthers && (isForDevelopers || facts.tool === undefined)
  return byName || byCommand ? testOf(facts, project) : undefined
}

/** It plainly tests, and no app is among what it needs: stores and what prepares them, or the file does not say what. */
export const testOfAll: ProjectRoleRule = (facts, { apps, graph, servers, settings }) => {
  if (!plainlyTests(facts) || !facts.isLast || apps.size === 0) return undefined
  const needed = reach(graph, facts.service.name)
  if ([...needed].some((name) => servers.has(name) || apps.has(name))) return undefined
  // What is for developers and needs nothing looks at the source, not at what is released.
  if (needed.size === 0 && developersReason(facts) !== undefined) return undefined
  return inferred('acceptance', 'always', { why: 'it tests, and then ends' }, settings)
}

/** By a tool that does nothing else, or by its command and its name together. */
export function plainlyTests(facts: ServiceFacts): boolean {
  return facts.isTest || (facts.tests && isCalledTest(facts))
}

function isCalledTest({ name, isTest, isLongRunning, isRestarted }: ServiceFacts): boolean {
  return name.says.test !== undefined && (isTest || (!isLongRunning && !isRestarted))
}

function testOf(facts: ServiceFacts, project: ProjectRoleFacts): RoleDecision | undefined {
  const needed = facts.isLast ? neededApp(facts, project) : undefined
  if (needed === undefined) return undefined
  const path = ['services', facts.service.name, 'depends_on']
  return inferred(
    'acceptance',
    'always',
    { why: `it runs once and depends on ${needed}`, path },
    project.settings,
  )
}

/** The app that a service needs, near or far. Behind a proxy an app publishes nothing, and is tested all the same. */
function neededApp(
  { service, testsOthers }: ServiceFacts,
  { graph, apps, servers }: ProjectRoleFacts,
): string | undefined {
  const reached = [...reach(graph, service.name)].sort()
  const app = reached.find((name) => apps.has(name))
  if (app !== undefined) return `the app ${app}`
  return testsOthers ? reached.find((name) => servers.has(name)) : undefined
}
