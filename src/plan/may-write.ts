import { dictionary } from '../common/dictionary.js'
import { type JsonObject, object } from '../common/json.js'
import { MAY_WRITE } from '../common/run-identity.js'
import { type HostMount, hostMountsOf } from '../compose/host-mounts.js'
import type { Project, Service } from '../compose/project.js'
import type { Adjustment } from './adjustment.js'
import { withVolumesFrom } from './fresh-data.js'
import { startedIn } from './graph/planned-services.js'
import { eachOnce, type HostPaths, hostPath, pathOf, sourceName } from './host-sources.js'
import { isConfiguration } from './kept-content.js'
import type { Plan } from './plan.js'
import { withLabels } from './run-labels.js'

/** Folders in which the engine's machine shows itself: nothing of the user's is in them. */
const OF_THE_MACHINE = /^\/(?:dev|proc|sys)(?:\/|$)/

/** The plan with one line on what of the user's the run may write to: what git could not bring back. */
export function withMayWrite(plan: Plan, project: Project, paths: HostPaths): Plan {
  const writable = writableMounts(plan, project, paths)
  if (writable.length === 0) return plan
  const labelled = { ...plan, model: withWriters(plan.model, writersAmong(writable, plan, project)) }
  const written = writable.filter(({ source }) => {
    const { is, tracked } = hostPath(source, paths)
    return is !== 'missing' && tracked === false
  })
  return written.length === 0
    ? labelled
    : { ...labelled, adjustments: [...plan.adjustments, told(written, project)] }
}

function told(written: readonly HostMount[], project: Project): Adjustment {
  const folders = written.map(
    ({ source, service }) => `${sourceName(source, project.directory)} (${service})`,
  )
  return {
    code: 'MAY_WRITE',
    services: [...new Set(written.map(({ service }) => service))],
    sentence: `The run may write to ${eachOnce(folders)}, which git does not track`,
  }
}

/** The services whose containers may write there, also by way of `volumes_from`. */
function writersAmong(writable: readonly HostMount[], plan: Plan, project: Project): ReadonlySet<string> {
  const own = new Set(writable.map(({ service }) => service))
  const started = startedIn(project, plan).filter((service) =>
    withVolumesFrom(service, project).some(({ name }) => own.has(name)),
  )
  const names = new Set(started.map(({ name }) => name))
  const variants = plan.steps.filter(({ declaredAs }) => declaredAs !== undefined && names.has(declaredAs))
  return new Set([...names, ...variants.map(({ service }) => service)])
}

/** Containers of these services say so in a label: the teardown, which knows nothing else, gives them time to end. */
function withWriters(model: JsonObject, writers: ReadonlySet<string>): JsonObject {
  const services = Object.entries(object(model.services)).map(([name, service]) =>
    writers.has(name)
      ? ([name, withLabels(object(service), { [MAY_WRITE]: 'true' })] as const)
      : ([name, service] as const),
  )
  return { ...model, services: dictionary(services) }
}

/**
 * The mounts of the run through which its services may write into folders of the machine, or into a file that git does
 * not have, such as a database. A configuration file is only read, whatever the mount allows.
 */
export function writableMounts(plan: Plan, project: Project, paths: HostPaths): readonly HostMount[] {
  return startedIn(project, plan)
    .flatMap((service) => hostMountsOf(inRun(service, plan), plan.model))
    .filter(({ source, target, readOnly }) => {
      const path = pathOf(source)
      if (readOnly || path === undefined || OF_THE_MACHINE.test(path)) return false
      const { is, tracked } = hostPath(source, paths)
      return is !== 'file' || (tracked === false && ![path, target].some(isConfiguration))
    })
}

function inRun({ name, raw }: Service, { model }: Plan): Pick<Service, 'name' | 'raw'> {
  const changed = object(model.services)[name]
  return { name, raw: changed === undefined ? raw : object(changed) }
}
