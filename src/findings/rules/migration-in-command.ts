import type { ProjectRule } from '../facts.js'

/** A migration in an app's own command cannot be ordered. */
export const migrationInCommand: ProjectRule = {
  code: 'MIGRATION_IN_COMMAND',
  severity: 'notice',
  observe: ({ graph, services, roles }) =>
    [...roles.app, ...roles.companions].flatMap(({ service: name }) => {
      const command = services.get(name)?.command
      const hidden = command?.earlierMigration
      if (hidden === undefined) return []
      return {
        about: name,
        at: graph.at(['services', name, command?.key ?? 'command']),
        why: `${name} migrates in its own command (\`${hidden}\`), so there is nothing to order, and a failed migration shows only as an app that does not start`,
        instead: 'Give the migration a service of its own, or name it with the setting migrate',
      }
    }),
}
