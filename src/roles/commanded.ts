import { isObject } from '../common/json.js'
import type { Project, Service } from '../compose/project.js'
import { imageOf } from '../compose/run-image.js'
import type { JobSetting, RoleSettings } from '../settings/settings.js'
import { natureOf } from './nature.js'
import { type ServiceGraph, serviceGraph } from './service-graph.js'

/** What `migrate: service -- command` makes: the services to run, and the name each entry of the setting runs by. */
export interface Commanded {
  readonly services: readonly Service[]
  /** One an entry of the setting, in its order. */
  readonly names: readonly string[]
  /** Service of the run → the declared one that it is a variant of. */
  readonly declaredAs: ReadonlyMap<string, string>
}

/** A service that runs once anyway gets the other command; of any other a copy runs beside it. */
export function commandedServices(project: Project, settings: RoleSettings): Commanded {
  const services = new Map<string, Service>()
  const declaredAs = new Map<string, string>()
  if (settings.migrate === undefined) return { services: [], names: [], declaredAs }
  const scene = serviceGraph(project)
  const names = settings.migrate.value.map(({ service: name, command }: JobSetting) => {
    const service = project.services[name]
    if (service === undefined || command === undefined) return name
    const once = natureOf(service, scene).nature === 'job' && !services.has(name)
    const runs = once ? name : freeName(`${name}-migrate`, project, services)
    declaredAs.set(runs, name)
    services.set(runs, withCommand(once ? service : copied(service, runs, scene), command))
    return runs
  })
  return { services: [...services.values()], names, declaredAs }
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
function copied(service: Service, name: string, scene: ServiceGraph): Service {
  const { build: _build, ...raw } = service.raw
  const image = imageOf(service, scene.project.name)
  const needed = Object.entries(service.dependsOn).filter(([target, { condition }]) => {
    const other = scene.service(target)
    return condition !== 'service_started' || (other && /store|job/.test(natureOf(other, scene).nature))
  })
  return {
    ...service,
    name,
    build: undefined,
    image,
    dependsOn: Object.fromEntries(needed),
    raw: { ...raw, image },
  }
}
