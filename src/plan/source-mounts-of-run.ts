import { dictionary } from '../common/dictionary.js'
import { list, object, string } from '../common/json.js'
import { listed } from '../common/sentence.js'
import { undoubled } from '../compose/doubled-dollars.js'
import type { Project, Service } from '../compose/project.js'
import type { Settings } from '../settings/settings.js'
import type { Adjustment } from './adjustment.js'

/** A service that runs with the source of its build over its image. */
export interface MountedSource {
  readonly service: string
  /** Absolute, in the container. */
  readonly targets: readonly string[]
}

/** The project with the mounts that the setting leaves. */
export function withSourceMounts(
  project: Project,
  { sourceMounts }: Pick<Settings, 'sourceMounts'>,
): Project {
  if (sourceMounts === 'keep') return project
  const services = Object.entries(project.services).map(
    ([name, service]) => [name, dropped(service)] as const,
  )
  return { ...project, services: dictionary(services) }
}

function dropped({ sourceMounts, raw, ...service }: Service): Service {
  if (sourceMounts === undefined) return { ...service, raw }
  const targets = new Set(sourceMounts.map(({ target }) => target))
  const volumes = list(raw.volumes).filter((entry) => {
    const { type, target } = object(entry)
    const isFolder = type === 'bind' || type === 'volume'
    return !isFolder || !targets.has(undoubled(string(target) ?? ''))
  })
  return { ...service, raw: { ...raw, volumes } }
}

/** @param started the services that run, with the mounts that the file declares */
export function mountedSources(started: readonly Service[]): readonly MountedSource[] {
  return started.flatMap(({ name, sourceMounts = [] }) =>
    sourceMounts.length === 0 ? [] : [{ service: name, targets: sourceMounts.map(({ target }) => target) }],
  )
}

/** What the plan says of the mounts that are left out. */
export function sourceMountAdjustments(mounted: readonly MountedSource[]): readonly Adjustment[] {
  if (mounted.length === 0) return []
  const targets = [...new Set(mounted.flatMap((one) => one.targets))]
  const mounts = targets.length === 1 ? 'The mount' : 'The mounts'
  return [
    {
      code: 'SOURCE_MOUNT',
      services: mounted.map(({ service }) => service),
      sentence: `${mounts} of the source over ${listed(targets)} ${targets.length === 1 ? 'is' : 'are'} left out, so that the image alone is judged`,
    },
  ]
}
