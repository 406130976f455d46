import { compare } from '../common/compare.js'
import { nearestName } from '../common/nearest-name.js'
import { type Given, type Origin, partOf, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { listed, quoted } from '../common/sentence.js'
import type { Project } from '../compose/project.js'
import type { JobSetting, RoleSettings } from '../settings/settings.js'
import { settingWith, writtenAs } from '../settings/written-as.js'
import { type Assignment, ROLES, type Role } from './role-assignments.js'

/** The roles that settings fix, in the order the user wrote; absent: to be inferred. */
export type NamedRoles = { readonly [role in Role]?: readonly Assignment[] | undefined }

/** Reads the settings' services; reports those the project does not have and those with two roles. */
export function namedRoles(project: Project, settings: RoleSettings, report: Report): NamedRoles {
  const named: NamedRoles = {
    database: assigned(project, settings.database, report),
    migrate: assigned(project, jobNames(settings.migrate), report)?.filter(
      ({ service }) => !migratesBefore(project, settings, service),
    ),
    app: assigned(project, settings.app, report),
    acceptance: assigned(project, settings.acceptance, report),
    test: assigned(project, settings.test, report),
  }
  reportTwoRoles(named, settings, report)
  return named
}

/** What migrates is the `pre_start` of the service, which is no job itself. */
function migratesBefore(project: Project, settings: RoleSettings, service: string): boolean {
  return project.services[service]?.preStart !== undefined && !runsOtherCommand(settings, service)
}

function jobNames(given: Given<readonly JobSetting[]> | undefined): Given<readonly string[]> | undefined {
  return given && { value: given.value.map((job) => job.service), origin: given.origin }
}

function assigned(
  project: Project,
  given: Given<readonly string[]> | undefined,
  report: Report,
): readonly Assignment[] | undefined {
  return given?.value.flatMap((service, index) => {
    const origin = partOf(given.origin, index)
    if (!knownService(project, service, origin, report)) return []
    return [{ service, why: `${given.origin.label} names it`, at: origin.at }]
  })
}

/** Whether the project has a service; if not, reports so with the nearest name or the profile it is in. */
export function knownService(project: Project, name: string, origin: Origin, report: Report): boolean {
  if (Object.hasOwn(project.services, name)) return true
  const inactive = project.sources.inactive.find(({ service }) => service === name)
  if (inactive) {
    const profiles = inactive.profiles.map(quoted)
    const [first = 'NAME'] = inactive.profiles
    const wrong = `the service ${quoted(name)} belongs to the profile ${listed(profiles)}, which is not active`
    report(problemAt(origin, wrong, `activate it with ${settingWith('profiles', first, writtenAs(origin))}`))
    return false
  }
  const names = Object.keys(project.services).sort(compare)
  const near = nearestName(name, names)
  const wrong = `the project has no service ${quoted(name)}`
  const all = `the services are ${listed(names)}`
  const instead = near === undefined ? `name another: ${all}` : `write ${quoted(near)}; ${all}`
  report(problemAt(origin, wrong, instead))
  return false
}

function reportTwoRoles(named: NamedRoles, settings: RoleSettings, report: Report): void {
  const first = new Map<string, Role>()
  for (const role of ROLES) {
    for (const { service, at } of named[role] ?? []) {
      const before = first.get(service)
      if (before === undefined) first.set(service, role)
      else if (!runsOtherCommand(settings, service)) {
        report({
          message: `the service ${quoted(service)} is named both as ${before} and as ${role}`,
          at,
          instead: `give it one role; to run a command in its image before it starts write \`migrate: ${service} -- COMMAND\``,
        })
      }
    }
  }
}

function runsOtherCommand(settings: RoleSettings, service: string): boolean {
  return (settings.migrate?.value ?? []).some((job) => job.service === service && job.command !== undefined)
}
