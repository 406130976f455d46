import { closest, distance } from 'fastest-levenshtein'
import type { Report } from '../../problem.js'
import type { Project } from '../../project/model.js'
import type { Given, JobSetting, Origin, RoleSettings } from '../../settings/model.js'
import type { Assignment, Role } from '../model.js'
import { compare, listed } from '../scene.js'

/** The roles that settings fix, in the order the user wrote; absent: to be inferred. */
export type Named = { readonly [role in Role]?: readonly Assignment[] | undefined }

/** A service of the files that a `migrate` setting names, with the command it gives. */
export interface NamedJob extends JobSetting {
  readonly origin: Origin
}

/** Reads the settings' services; reports those the project does not have and those with two roles. */
export function namedRoles(project: Project, settings: RoleSettings, report: Report): Named {
  const named: Named = {
    database: assigned(project, settings.database, report),
    migrate: assigned(project, jobNames(settings.migrate), report),
    app: assigned(project, settings.app, report),
    acceptance: assigned(project, settings.acceptance, report),
    test: assigned(project, settings.test, report),
  }
  reportTwoRoles(named, settings, report)
  return named
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
    const at = given.origin.find?.([index]) ?? given.origin.at
    if (!knownService(project, service, { ...given.origin, at }, report)) return []
    return [{ service, why: `${given.origin.label} names it`, at }]
  })
}

/** Whether the project has a service; if not, reports so with the nearest name or the profile it is in. */
export function knownService(project: Project, name: string, origin: Origin, report: Report): boolean {
  if (project.services[name] !== undefined) return true
  const inactive = project.sources.inactive.find(({ service }) => service === name)
  if (inactive) {
    const profiles = inactive.profiles.map((profile) => `"${profile}"`)
    report({
      message: `${origin.label} names service "${name}", whose profile ${listed(profiles)} is not active`,
      at: origin.at,
      instead: `activate it: --profile ${inactive.profiles[0] ?? 'NAME'}, or the setting profiles`,
    })
    return false
  }
  const names = Object.keys(project.services).sort(compare)
  report({
    message: `${origin.label} names service "${name}", which the project does not have`,
    at: origin.at,
    instead: `${meant(name, names)}the services are ${listed(names)}`,
  })
  return false
}

function meant(name: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  const near = closest(name, [...names])
  return distance(name, near) <= Math.max(2, name.length / 3) ? `did you mean "${near}"? ` : ''
}

function reportTwoRoles(named: Named, settings: RoleSettings, report: Report): void {
  const first = new Map<string, Role>()
  for (const role of ['database', 'migrate', 'app', 'acceptance', 'test'] as const) {
    for (const { service, at } of named[role] ?? []) {
      const before = first.get(service)
      if (before === undefined) first.set(service, role)
      else if (!runsOtherCommand(settings, service)) {
        report({
          message: `settings name service "${service}" both as ${before} and as ${role}`,
          at,
          instead: `give it one role; to run a migration in its image write "migrate: ${service} -- COMMAND"`,
        })
      }
    }
  }
}

function runsOtherCommand(settings: RoleSettings, service: string): boolean {
  return (settings.migrate?.value ?? []).some((job) => job.service === service && job.command !== undefined)
}
