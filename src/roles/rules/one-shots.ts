import { mountSources, writableSources } from '../../compose/mount-sources.js'
import type { Service } from '../../compose/project.js'
import { asksByName } from '../facts/asks-by-name.js'
import { sharesImage } from '../facts/shared-image.js'
import type { ServiceFacts } from '../service-facts.js'
import { reach } from '../service-graph.js'
import { developersReason } from './for-developers.js'
import { inferred, type ProjectRoleRule, type ServiceRoleRule } from './role-rule.js'
import { plainlyTests } from './tests-apps.js'

/** Its command sets something up, whatever its program and its name, and it needs a store. */
export const setsUpAStore: ServiceRoleRule = ({ service, command, setsUpStore }, settings) => {
  if (setsUpStore === undefined) return undefined
  const why = `its command sets something up (${command.setUpOrder}), and it needs ${setsUpStore}`
  return inferred('migrate', 'always', { why, path: ['services', service.name, command.key] }, settings)
}

/** It runs once, needs no server, and works in the image or on the files of one. A system without a command prepares nothing. */
export const preparesTheApps: ProjectRoleRule = (facts, { graph, servers, settings }) => {
  const { onceSign, service } = facts
  if (onceSign === undefined || doesNothing(facts)) return undefined
  if ([...reach(graph, service.name)].some((name) => servers.has(name))) return undefined
  if ([...servers.values()].some((server) => asksByName(service, server.service))) return undefined
  const shared = [...servers.values()].flatMap((server) => whatIsShared(service, server) ?? [])
  const [first] = shared
  if (first === undefined) return undefined
  return inferred('migrate', 'always', { why: `${onceSign}, and it ${first}` }, settings)
}

function doesNothing({ endsAtOnce, command }: ServiceFacts): boolean {
  return endsAtOnce && command.simple.length === 0
}

function whatIsShared(service: Service, { service: server }: ServiceFacts): string | undefined {
  if (sharesImage(service, server)) return `has the image of ${server.name}`
  const files = new Set(mountSources(server))
  // What it cannot write to, it does not prepare.
  return writableSources(service).some((source) => files.has(source))
    ? `has files of ${server.name}`
    : undefined
}

/** It runs once, by its command or its restart policy, and nothing calls it a server. */
export const runsOnce: ServiceRoleRule = ({ onceSign }) =>
  onceSign === undefined
    ? undefined
    : { role: 'job', starts: 'unless useless', why: `${onceSign}, and nothing calls it a server` }

/** All that there is, is for tests: then they are what is judged. Beside jobs alone what plainly tests is judged as well. */
export const testsAlone: ProjectRoleRule = (facts, { isTestsAlone, isWithoutServers }) => {
  const reason = isTestsAlone ? developersReason(facts) : undefined
  if (reason === undefined && !(isWithoutServers && plainlyTests(facts))) return undefined
  return { role: 'job', starts: 'always', why: 'nothing else is there to be judged', path: reason?.path }
}
