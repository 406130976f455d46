import { isProbed } from '../../compose/health-check.js'
import { probeCommand } from '../../compose/probe-command.js'
import type { Project, Service } from '../../compose/project.js'
import { knownStore } from '../../stores/data-store.js'
import type { KnownStore } from '../../stores/known-stores.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

interface Store {
  readonly service: Service
  readonly kind: KnownStore
}

type StoreRule = (project: Project, stores: readonly Store[]) => readonly Finding[]

const RULES: readonly StoreRule[] = [storeHealthCheck, storeDependency, socketProbe, mysqladminPing]

/** What can be said of data stores and of those who need them. */
export function storeFindings(project: Project): readonly Finding[] {
  const stores = Object.values(project.services).flatMap((service) => {
    const kind = service.replicas === 0 ? undefined : knownStore(service)
    return kind === undefined ? [] : [{ service, kind }]
  })
  return RULES.flatMap((rule) => rule(project, stores))
}

/** Nobody can wait for a data store that cannot say that it is ready. */
function storeHealthCheck(project: Project, stores: readonly Store[]): readonly Finding[] {
  return stores.flatMap(({ service, kind }) => {
    if (isProbed(service.healthCheck)) return []
    const { name } = service
    const meanwhile =
      kind.probe === undefined
        ? `the gate waits until its port ${kind.port} answers`
        : 'the gate asks it with a probe of its own'
    // As it has to stand in a Compose file, where a single dollar begins a variable of Compose's own.
    const example = JSON.stringify(kind.probe ?? ['CMD', '…']).replaceAll('$', '$$$$')
    return finding(
      'STORE_HEALTH_CHECK',
      project.sources.at(['services', name, 'healthcheck']),
      `${name} is a data store without a health check, so nothing can wait until it answers; ${meanwhile}`,
      `Write healthcheck: {test: ${example}, interval: 5s, retries: 20} under ${name}`,
    )
  })
}

/** The short form waits for a container that runs, not for a server that answers. */
function storeDependency(project: Project, stores: readonly Store[]): readonly Finding[] {
  const names = new Set(stores.map(({ service }) => service.name))
  return Object.values(project.services).flatMap((service) =>
    Object.entries(service.dependsOn)
      .filter(([target, { condition }]) => names.has(target) && condition === 'service_started')
      // Compose itself adds such a dependency where a service joins another.
      .filter(([target]) => !service.joins.includes(target))
      .map(([target]) =>
        finding(
          'STORE_DEPENDENCY',
          project.sources.at(['services', service.name, 'depends_on', target]),
          `${service.name} waits until ${target} has been started, not until it answers; the gate waits for its answer`,
          `Write depends_on: {${target}: {condition: service_healthy}} under ${service.name}`,
        ),
      ),
  )
}

/** While they initialise, the official images run a temporary server that listens on its socket alone. */
function socketProbe(project: Project, stores: readonly Store[]): readonly Finding[] {
  return stores.flatMap(({ service, kind }) => {
    const probe = probeCommand(service)
    if (probe === undefined || !probe.isSocketOnly(kind.name)) return []
    return finding(
      'PROBE_SOCKET',
      project.sources.at(['services', service.name, 'healthcheck', 'test']),
      `the health check of ${service.name} asks over the socket, where the temporary server of the first start answers too; then ${service.name} is called healthy and goes away again; the gate also waits for the real server`,
      'Give the probe the host 127.0.0.1, for instance with -h 127.0.0.1',
    )
  })
}

/** It exits with 0 whatever the server says, "access denied" included. */
function mysqladminPing(project: Project, stores: readonly Store[]): readonly Finding[] {
  return stores.flatMap(({ service }) => {
    if (!probeCommand(service)?.isMysqladminPing) return []
    return finding(
      'PROBE_MYSQLADMIN_PING',
      project.sources.at(['services', service.name, 'healthcheck', 'test']),
      `mysqladmin ping in the health check of ${service.name} passes even where access is denied`,
      `Ask for something: mysql -h 127.0.0.1 -u USER -pPASSWORD -e "SELECT 1"`,
    )
  })
}
