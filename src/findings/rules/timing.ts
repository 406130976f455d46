import type { Project } from '../../compose/project.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

/** The engine probes at `start_interval` only during `start_period`, which is 0 by default. */
export function startInterval(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, healthCheck }) => {
    const isIdle = healthCheck?.startInterval !== undefined && !healthCheck.startPeriod
    if (!isIdle || healthCheck.disabled) return []
    return finding(
      'START_INTERVAL',
      project.sources.at(['services', name, 'healthcheck', 'start_interval']),
      `start_interval of ${name} does nothing without a start_period`,
      'Write start_period: with the time its start may take, for instance 60s',
    )
  })
}
