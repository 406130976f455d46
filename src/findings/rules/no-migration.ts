import type { ProjectRule } from '../facts.js'

/** Stores that begin without tables, and need somebody to make them. */
const WITH_SCHEMA: ReadonlySet<string> = new Set([
  ...[
    'mysql',
    'mariadb',
    'percona',
    'postgres',
    'mssql',
    'oracle',
    'cockroachdb',
    'tidb',
    'db2',
    'firebird',
    'yugabyte',
  ],
])

/** Where the image of a store looks for scripts of its first start. */
const INIT_FOLDER = /initdb\.d|startup-scripts|\/setup/

/** A database that nothing of the project migrates, so that a run says nothing about migrations. */
export const noMigration: ProjectRule = {
  code: 'NO_MIGRATION',
  severity: 'notice',
  observe: ({ project, stores, graph, roles, services }) => {
    if (Object.values(project.services).some(({ preStart }) => preStart !== undefined)) return []
    const own = [...roles.app, ...roles.companions].some(
      ({ service }) => services.get(service)?.command?.earlierMigration !== undefined,
    )
    if (roles.app.length === 0 || roles.migrate.length > 0 || own) return []
    return stores.flatMap(({ service, kind }) => {
      if (!WITH_SCHEMA.has(kind.name)) return []
      if (service.build !== undefined || INIT_FOLDER.test(JSON.stringify(service.raw.volumes ?? [])))
        return []
      return {
        about: service.name,
        at: graph.at(['services', service.name]),
        why: `${service.name} is migrated by nothing that the gate knows of, so the run does not show whether the migrations of this release work`,
        instead: 'Name what migrates with the setting migrate, for instance `migrate: SERVICE -- COMMAND`',
      }
    })
  },
}
