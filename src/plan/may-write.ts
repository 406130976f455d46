import { object } from '../common/json.js'
import { type HostMount, hostMountsOf } from '../compose/host-mounts.js'
import type { Project, Service } from '../compose/project.js'
import { startedIn } from './graph/planned-services.js'
import { eachOnce, type HostPaths, hostPath, pathOf, sourceName } from './host-sources.js'
import type { Plan } from './plan.js'

/** Folders in which the engine's machine shows itself: nothing of the user's is in them. */
const OF_THE_MACHINE = /^\/(?:dev|proc|sys)(?:\/|$)/

/** The plan with one line on the user's folders that the run may write to: those that git could not bring back. */
export function withMayWrite(plan: Plan, project: Project, paths: HostPaths): Plan {
  const written = writableFolders(plan, project, paths).filter(
    ({ source }) => hostPath(source, paths).is === 'folder' && hostPath(source, paths).tracked === false,
  )
  if (written.length === 0) return plan
  const folders = written.map(
    ({ source, service }) => `${sourceName(source, project.directory)} (${service})`,
  )
  const adjustment = {
    code: 'MAY_WRITE',
    services: [...new Set(written.map(({ service }) => service))],
    sentence: `The run may write to ${eachOnce(folders)}, which git does not track`,
  }
  return { ...plan, adjustments: [...plan.adjustments, adjustment] }
}

/** The mounts of the run through which its services may write into folders of the machine. */
export function writableFolders(plan: Plan, project: Project, paths: HostPaths): readonly HostMount[] {
  return startedIn(project, plan)
    .flatMap((service) => hostMountsOf(inRun(service, plan), plan.model))
    .filter(({ source, readOnly }) => {
      const path = pathOf(source)
      if (readOnly || path === undefined || OF_THE_MACHINE.test(path)) return false
      return hostPath(source, paths).is !== 'file'
    })
}

function inRun({ name, raw }: Service, { model }: Plan): Pick<Service, 'name' | 'raw'> {
  const changed = object(model.services)[name]
  return { name, raw: changed === undefined ? raw : object(changed) }
}
