import type { ProjectRule } from '../facts.js'

/** What is to run once must not be started again. */
export const oneShotRestart: ProjectRule = {
  code: 'ONE_SHOT_RESTART',
  severity: 'warning',
  observe: ({ graph, roles }) =>
    [...roles.test, ...roles.migrate, ...roles.acceptance].flatMap(({ service: name }) => {
      // The service as declared: one that runs another command has lost its policy.
      const restart = graph.project.services[name]?.restart ?? 'no'
      if (restart === 'no') return []
      const isRetried = restart.startsWith('on-failure')
      const meant = isRetried
        ? 'Compose may run it several times, and the last exit code counts'
        : 'plain Compose starts it over and over, even after exit 0; the gate runs it once'
      return {
        about: name,
        at: graph.at(['services', name, 'restart']),
        why: `${name} runs once but has \`restart: ${restart}\`: ${meant}`,
        instead: 'Write `restart: "no"`',
        severity: isRetried ? 'notice' : undefined,
      }
    }),
}
