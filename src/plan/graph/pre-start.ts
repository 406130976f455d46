import { preStartName } from '../../common/pre-start-name.js'
import { typedCommand } from '../../common/shell-line.js'
import type { Service } from '../../compose/project.js'
import type { Assignment, Roles } from '../../roles/role-assignments.js'
import type { ServiceGraph } from '../../roles/service-graph.js'
import type { PlannedHook, Step } from '../plan.js'
import type { Waits } from './waits.js'

type Hooked = Pick<Service, 'name' | 'preStart'>

/** The step that waits for what runs before a service starts; undefined: nothing does. @param needs of that start */
export function preStartStep(
  service: Hooked,
  needs: readonly string[],
  graph: ServiceGraph,
): Step | undefined {
  const preStart = hooksOf(service, graph)
  if (preStart.length === 0) return undefined
  const { name } = service
  return { id: idOf(name), kind: 'job', service: name, role: 'migrate', byCompose: true, preStart, needs }
}

/**
 * Service → the steps of others' hooks that it comes after, though no file says so: a migration ends before anything
 * starts that it does not need itself. Compose starts a service at once when its own hooks have ended, so one that has
 * hooks waits for no others.
 * @param startsLater whether a service comes after migrations
 */
export function hooksBefore(
  services: readonly Hooked[],
  waits: Waits,
  startsLater: (service: string) => boolean,
): (service: Hooked) => readonly string[] {
  const hooked = services.filter(({ preStart = [] }) => preStart.length > 0).map(({ name }) => name)
  const needed = waits.reach(...hooked)
  return ({ name, preStart }) => {
    if (preStart !== undefined || needed.has(name) || !startsLater(name)) return []
    const behind = waits.reach(name)
    return hooked.filter((other) => !behind.has(other)).map(idOf)
  }
}

/** The roles with each hook among the migrations. @param started services that are started */
export function withPreStart(roles: Roles, started: readonly Hooked[], graph: ServiceGraph): Roles {
  const hooks = started.flatMap((service) =>
    hooksOf(service, graph).map(({ command, at }): Assignment => {
      const { name } = service
      return { service: preStartName(name), why: `runs ${command} before ${name} starts`, at }
    }),
  )
  return hooks.length === 0 ? roles : { ...roles, migrate: [...roles.migrate, ...hooks] }
}

function hooksOf({ name, preStart = [] }: Hooked, graph: ServiceGraph): readonly PlannedHook[] {
  return preStart.map(({ command }, index) => ({
    command: typedCommand(command),
    at: graph.at(['services', name, 'pre_start', index]),
  }))
}

function idOf(service: string): string {
  return `job:${preStartName(service)}`
}
