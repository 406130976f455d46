import { isObject } from '../common/json.js'
import type { Project, Service } from '../compose/project.js'
import { imageOf } from '../compose/run-image.js'
import type { JobSetting, RoleSettings } from '../settings/settings.js'
import { decidedAlone } from './role-rules.js'
import { type ServiceFacts, serviceFacts } from './service-facts.js'
import { serviceGraph } from './service-graph.js'

/** What `migrate: service -- command` makes. */
export interface JobCommands {
  /** The services to run. */
  readonly services: readonly Service[]
  /** The name that each entry of the setting runs by, in the setting's order. */
  readonly names: readonly string[]
  /** Service of the run → the declared one that it is a variant of. */
  readonly declaredAs: ReadonlyMap<string, string>
}

/** A service that runs once anyway gets the other command; of any other a copy runs beside it. */
export function jobCommands(project: Project, { migrate }: RoleSettings): JobCommands {
  const services = new Map<string, Service>()
  const declaredAs = new Map<string, string>()
  if (migrate === undefined) return { services: [], names: [], declaredAs }
  const hasCommands = migrate.value.some(({ command }) => command !== undefined)
  const facts = hasCommands ? serviceFacts(serviceGraph(project)) : new Map<string, ServiceFacts>()
  const roleOf = (name: string) => roleAlone(facts.get(name))
  const names = migrate.value.map(({ service: name, command }: JobSetting) => {
    const service = project.services[name]
    if (service === undefined || command === undefined) return name
    const role = roleOf(name)
    const isJob = (role === 'migrate' || role === 'job') && !services.has(name)
    const runs = isJob ? name : freeName(`${name}-migrate`, project, services)
    declaredAs.set(runs, name)
    services.set(runs, withCommand(isJob ? service : copied(service, runs, project, roleOf), command))
    return runs
  })
  return { services: [...services.values()], names, declaredAs }
}

function roleAlone(facts: ServiceFacts | undefined) {
  return facts && decidedAlone(facts, {}).decision?.role
}

function freeName(wish: string, project: Project, taken: ReadonlyMap<string, Service>): string {
  const free = (name: string) => project.services[name] === undefined && !taken.has(name)
  if (free(wish)) return wish
  for (let count = 2; ; count++) if (free(`${wish}-${count}`)) return `${wish}-${count}`
}

/** The service with another command: one container, no port, no health check, no restart; its entrypoint stays. */
function withCommand(service: Service, command: readonly string[]): Service {
  const { ports: _ports, container_name: _name, scale: _scale, ...kept } = service.raw
  return {
    ...service,
    command,
    ports: [],
    containerName: undefined,
    healthCheck: { disabled: true },
    restart: 'no',
    replicas: 1,
    raw: {
      ...kept,
      ...(isObject(kept.deploy) ? { deploy: { ...kept.deploy, replicas: 1 } } : {}),
      // Compose interpolates once more what it is handed back.
      command: command.map((word) => word.replaceAll('$', '$$$$')),
      healthcheck: { disable: true },
      restart: 'no',
    },
  }
}

/** A copy beside the service, in its image; it waits for stores and jobs, not for what only serves the running app. */
function copied(
  service: Service,
  name: string,
  project: Project,
  roleOf: (name: string) => string | undefined,
): Service {
  // What runs before the service starts belongs to that start alone.
  const { build: _build, pre_start: _hooks, ...raw } = service.raw
  const image = imageOf(service, project.name)
  const needed = Object.entries(service.dependsOn).filter(([target, { condition }]) => {
    const role = roleOf(target)
    return condition !== 'service_started' || role === 'database' || role === 'migrate' || role === 'job'
  })
  return {
    ...service,
    name,
    build: undefined,
    preStart: undefined,
    image,
    dependsOn: Object.fromEntries(needed),
    raw: { ...raw, image },
  }
}
