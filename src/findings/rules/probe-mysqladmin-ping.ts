import { probeCommand } from '../../compose/probe-command.js'
import type { ProjectRule } from '../facts.js'

/** `mysqladmin ping` exits with 0 whatever the server says, "access denied" included. */
export const probeMysqladminPing: ProjectRule = {
  code: 'PROBE_MYSQLADMIN_PING',
  severity: 'notice',
  observe: ({ project, stores }) =>
    stores
      .filter(({ service }) => probeCommand(service)?.isMysqladminPing)
      .map(({ service: { name } }) => ({
        about: name,
        at: project.sources.at(['services', name, 'healthcheck', 'test']),
        why: `mysqladmin ping in the health check of ${name} passes even where access is denied`,
        instead: `Ask for something: mysql -h 127.0.0.1 -u USER -pPASSWORD -e "SELECT 1"`,
      })),
}
