import { type JsonObject, list, object, string } from '../common/json.js'
import type { Service } from './project.js'

/** The volumes, by their keys, and the folders of the machine that a service mounts. */
export function mountSources(
  { raw }: Pick<Service, 'raw'>,
  isWanted = (_mount: JsonObject) => true,
): readonly string[] {
  const wanted = list(raw.volumes).map(object).filter(isWanted)
  return wanted.flatMap(({ source }) => string(source) ?? [])
}

/** Those that the service may write to. */
export function writableSources(service: Pick<Service, 'raw'>): readonly string[] {
  return mountSources(service, (mount) => mount.read_only !== true)
}
