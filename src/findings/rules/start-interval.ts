import type { ProjectRule } from '../facts.js'

/** The engine probes at `start_interval` only during `start_period`, which is 0 by default. */
export const startInterval: ProjectRule = {
  code: 'START_INTERVAL',
  severity: 'warning',
  observe: ({ project: { services, sources } }) =>
    Object.values(services).flatMap(({ name, healthCheck }) => {
      const isIdle = healthCheck?.startInterval !== undefined && !healthCheck.startPeriod
      if (!isIdle || healthCheck.disabled) return []
      return {
        about: name,
        at: sources.at(['services', name, 'healthcheck', 'start_interval']),
        why: `start_interval of ${name} does nothing without a start_period`,
        instead: 'Write start_period: with the time its start may take, for instance 60s',
      }
    }),
}
