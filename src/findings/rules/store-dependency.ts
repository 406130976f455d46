import type { ProjectRule } from '../facts.js'

/** The short form of `depends_on` waits for a container that runs, not for a server that answers. */
export const storeDependency: ProjectRule = {
  code: 'STORE_DEPENDENCY',
  severity: 'warning',
  observe: ({ project, stores }) => {
    const names = new Set(stores.map(({ service }) => service.name))
    return Object.values(project.services).flatMap((service) =>
      Object.entries(service.dependsOn)
        .filter(([target, { condition }]) => names.has(target) && condition === 'service_started')
        // Compose itself adds such a dependency where a service joins another.
        .filter(([target]) => !service.joins.includes(target))
        .map(([target]) => ({
          at: project.sources.at(['services', service.name, 'depends_on', target]),
          why: `${service.name} waits until ${target} has been started, not until it answers; the gate waits for its answer`,
          instead: `Write depends_on: {${target}: {condition: service_healthy}} under ${service.name}`,
        })),
    )
  },
}
