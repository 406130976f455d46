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

/** It surely tests, and the file does not say what: then all that runs. */
export const testOfAll: ProjectRoleRule = ({ isTest, isLast, service }, { apps, settings }) => {
  if (!isTest || !isLast || apps.size === 0 || Object.keys(service.dependsOn).length > 0) return undefined
  return inferred('acceptance', 'always', { why: 'it tests, and then ends' }, settings)
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
