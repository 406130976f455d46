import type { ProjectRule } from '../facts.js'

/** A run that asks nothing proves little. */
export const noCheck: ProjectRule = {
  code: 'NO_CHECK',
  severity: 'warning',
  observe: ({ graph, roles, isChecked }) => {
    const [app] = roles.app
    if (!app || roles.acceptance.length > 0 || isChecked) return []
    return [
      {
        at: graph.at(['services', app.service]),
        why: `nothing is asked of ${app.service}: it publishes no port that speaks HTTP, and no check is given`,
        instead: `Write one that names its port, for instance \`smoke: GET ${app.service}:8000/ 200\``,
      },
    ]
  },
}
