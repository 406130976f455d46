import type { ProjectRule } from '../facts.js'

/** A port of the host belongs to whoever comes first. */
export const hostPort: ProjectRule = {
  code: 'HOST_PORT',
  severity: 'notice',
  observe: ({ project: { services, sources } }) =>
    Object.values(services).flatMap(({ name, ports, networkMode }) => {
      // The engine publishes none of these, and HOST_NETWORK says what there is to say.
      if (networkMode?.kind === 'host') return []
      const fixed = ports.flatMap(({ published }) =>
        published === undefined || published === '0' ? [] : [published],
      )
      if (fixed.length === 0) return []
      const [noun, pronoun] = fixed.length === 1 ? ['port', 'it'] : ['ports', 'each']
      return {
        at: sources.at(['services', name, 'ports']),
        why: `${name} publishes fixed host ${noun} ${fixed.join(', ')}, which only one run at a time can have; the gate gives ${pronoun} a free one on 127.0.0.1, unless ports is set to declared`,
        instead: 'Leave the host port out where nobody needs to know it',
      }
    }),
}
