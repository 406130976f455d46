import type { Report } from '../common/problem.js'
import { listed } from '../common/sentence.js'
import type { RoleSettings } from '../settings/settings.js'
import { settingName, settingWith } from '../settings/written-as.js'
import type { PortRivals } from './facts/alternatives.js'
import type { Roles } from './role-assignments.js'
import type { ServiceGraph } from './service-graph.js'

/** Reports services that publish the same port, where nothing decides which one is the app. */
export function reportRivals(
  rivals: readonly PortRivals[],
  graph: ServiceGraph,
  { writtenAs }: RoleSettings,
  report: Report,
): void {
  for (const { port, services } of rivals) {
    const names = services.map(({ service }) => service.name)
    const [first = ''] = names
    report({
      message: `${listed(names)} ${names.length === 2 ? 'both' : 'all'} publish port ${port}, so only one of them can be the app`,
      at: graph.at(['services', first, 'ports']),
      instead: `say which one it is, for instance with ${settingWith('app', first, writtenAs)}`,
    })
  }
}

/** Reports that no service is an app, with what each was taken for. */
export function reportNoApp(graph: ServiceGraph, roles: Roles, settings: RoleSettings, report: Report): void {
  // A setting that names only unknown services has been told of already.
  if (settings.app && settings.app.value.length > 0) return
  const others = [...roles.database, ...roles.migrate, ...roles.acceptance, ...roles.leftOut]
  const read = others.map(({ service, why }) => `${service} (${why})`)
  const [profile] = profilesOf(graph)
  const who = graph.services.length === 0 ? 'every service belongs' : 'other services belong'
  report({
    message: `no app found among the services${read.length > 0 ? `: ${read.join(', ')}` : ''}`,
    at: settings.app?.origin.at ?? graph.at(['services']),
    instead:
      profile === undefined
        ? `name the service that is the app with ${settingName('app', settings.writtenAs)}`
        : `${who} to a profile: activate one, for instance with ${settingWith('profiles', profile, settings.writtenAs)}`,
  })
}

function profilesOf({ project }: ServiceGraph): readonly string[] {
  return project.sources.inactive.flatMap(({ profiles }) => profiles)
}
