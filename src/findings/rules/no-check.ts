import { isProbed } from '../../compose/health-check.js'
import type { Service } from '../../compose/project.js'
import type { ProjectRule } from '../facts.js'

/** A run that asks nothing proves little. An app's own health check asks it. */
export const noCheck: ProjectRule = {
  code: 'NO_CHECK',
  severity: 'warning',
  observe: ({ graph, roles, isChecked, asksNothing }) => {
    const [app] = roles.app
    const isAsked = isChecked || roles.app.some(({ service }) => hasHealthCheck(graph.service(service)))
    if (!app || roles.acceptance.length > 0 || isAsked) return []
    if (asksNothing) {
      return [
        {
          about: app.service,
          at: graph.at(['services', app.service]),
          severity: 'notice',
          why: `nothing is asked of ${app.service}, as the setting smoke says`,
          instead:
            'Give it a health check, or write an acceptance service, so that more is proved than that it runs',
        },
      ]
    }
    const [exposed] = graph.service(app.service)?.expose ?? []
    return [
      {
        about: app.service,
        at: graph.at(['services', app.service]),
        why: `nothing is asked of ${app.service}: it publishes no port that speaks HTTP, and no check is given`,
        instead:
          exposed === undefined
            ? `Write a check with the port that it listens on, \`smoke: GET ${app.service}:PORT/ 200\`, give it a health check, or write an acceptance service`
            : `Write one, for instance \`smoke: GET ${app.service}:${exposed}/ 200\``,
      },
    ]
  },
}

function hasHealthCheck(service: Service | undefined): boolean {
  return isProbed(service?.healthCheck) || service?.built?.hasHealthCheck === true
}
