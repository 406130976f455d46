import type { Project, Service } from '../compose/project.js'
import type { Roles } from '../roles/role-assignments.js'
import type { ServiceFacts } from '../roles/service-facts.js'
import type { ServiceGraph } from '../roles/service-graph.js'
import type { KnownStore } from '../stores/known-stores.js'
import type { Rule } from './rule.js'

/** What is known of a project before any engine is asked. */
export interface ProjectFacts {
  /** The project with only the services that are started: the others hurt no release. */
  readonly project: Project
  /** Those of the project that are data stores. */
  readonly stores: readonly Store[]
  /** Of the whole project. */
  readonly graph: ServiceGraph
  /** Service → what the files say of it. */
  readonly services: ReadonlyMap<string, ServiceFacts>
  readonly roles: Roles
  /** Names of all services that are started, jobs included. */
  readonly started: ReadonlySet<string>
  /** Whether the run asks anything of an app. */
  readonly isChecked: boolean
  /** Whether the user wants nothing to be asked. */
  readonly asksNothing?: boolean | undefined
  /** Whether ports of the machine stay as the file declares them; absent: they become free ones. */
  readonly portsStay?: boolean | undefined
}

export interface Store {
  readonly service: Service
  readonly kind: KnownStore
}

export type ProjectRule = Rule<ProjectFacts>

export function projectFacts(known: Omit<ProjectFacts, 'stores'>): ProjectFacts {
  const stores = Object.values(known.project.services).flatMap((service) => {
    const kind = service.replicas === 0 ? undefined : known.services.get(service.name)?.store?.known
    return kind === undefined ? [] : [{ service, kind }]
  })
  return { ...known, stores }
}
