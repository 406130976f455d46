import type { RoleSettings } from '../settings/settings.js'
import type { ProjectRoleFacts, ServiceGroups } from './project-role-facts.js'
import type { Roles } from './role-assignments.js'
import type { RoleDecision } from './role-decision.js'
import { calledAcceptance } from './rules/called-acceptance.js'
import { awaitedStore, isKnownStore, storeByItsPorts } from './rules/data-stores.js'
import { existsToBeExtended } from './rules/exists-to-be-extended.js'
import { forDevelopers } from './rules/for-developers.js'
import { holdsVolumes } from './rules/holds-volumes.js'
import { namedBySetting } from './rules/named-by-setting.js'
import { preparesTheApps, runsOnce, setsUpAStore, testsAlone } from './rules/one-shots.js'
import { awaitedToComplete, saysItPrepares } from './rules/preparations.js'
import type { ProjectRoleRule, ServiceRoleRule } from './rules/role-rule.js'
import { isApp, isPassedOver, isVariantOfAnApp, runsBesideTheApps } from './rules/servers.js'
import { awaitedTest, testOfAll, testOfAnApp } from './rules/tests-apps.js'
import { isTool, saysNoTest, standsBesideTools } from './rules/tools.js'
import { wantsNoContainer } from './rules/wants-no-container.js'
import type { ServiceFacts } from './service-facts.js'

type RoleRule =
  | { readonly looksAt: 'service'; readonly decide: ServiceRoleRule }
  | { readonly looksAt: 'project'; readonly decide: ProjectRoleRule }

/** The first rule that speaks decides: what others wait for weighs more than what a name says. The last one always does. */
export const roleRules: readonly RoleRule[] = [
  ofProject(namedBySetting),
  ofService(wantsNoContainer),
  ofProject(awaitedTest),
  ofService(awaitedToComplete),
  ofService(holdsVolumes),
  ofService(isKnownStore),
  ofService(existsToBeExtended),
  ofService(calledAcceptance),
  ofService(saysItPrepares),
  ofProject(testOfAnApp),
  // A tool may be the product, and a service for tests all that there is.
  ofProject(isApp),
  ofProject(testsAlone),
  ofProject(testOfAll),
  ofService(forDevelopers),
  ofService(saysNoTest),
  ofProject(standsBesideTools),
  ofService(isTool),
  ofService(awaitedStore),
  ofService(storeByItsPorts),
  ofService(setsUpAStore),
  ofProject(preparesTheApps),
  ofService(runsOnce),
  // What is left runs on.
  ofProject(isVariantOfAnApp),
  ofProject(isPassedOver),
  ofProject(runsBesideTheApps),
]

function ofService(decide: ServiceRoleRule): RoleRule {
  return { looksAt: 'service', decide }
}

function ofProject(decide: ProjectRoleRule): RoleRule {
  return { looksAt: 'project', decide }
}

const serviceRules = roleRules.flatMap((rule) => (rule.looksAt === 'service' ? [rule.decide] : []))

/** What the first rule says that looks at a service alone. No `rule`: none says anything, so it runs on. */
export interface AloneDecision {
  readonly facts: ServiceFacts
  readonly rule?: ServiceRoleRule
  readonly decision?: RoleDecision
}

/** What a service does by its own facts alone. */
export function decidedAlone(facts: ServiceFacts, settings: RoleSettings): AloneDecision {
  for (const rule of serviceRules) {
    const decision = rule(facts, settings)
    if (decision) return { facts, rule, decision }
  }
  return { facts }
}

/** The services by what the first rule about a single service says. */
export function grouped(services: readonly AloneDecision[]): ServiceGroups {
  const groupOf = (rule: ServiceRoleRule | undefined) =>
    services.filter((one) => one.rule === rule).map(({ facts }) => facts)
  const jobs: readonly (keyof Roles)[] = ['migrate', 'acceptance', 'job']
  return {
    servers: groupOf(undefined),
    tools: groupOf(isTool),
    forDevelopers: groupOf(forDevelopers),
    hasJobs: services.some(({ decision }) => jobs.includes(decision?.role ?? 'leftOut')),
  }
}

/** What a service does in the run. */
export function decideRole(alone: AloneDecision, project: ProjectRoleFacts): RoleDecision {
  for (const rule of roleRules) {
    if (rule.decide === alone.rule && alone.decision) return alone.decision
    const decision = rule.looksAt === 'project' ? rule.decide(alone.facts, project) : undefined
    if (decision) return decision
  }
  throw new Error(`no rule speaks of the service ${alone.facts.service.name}`)
}
