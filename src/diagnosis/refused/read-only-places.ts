import { type JsonObject, list, object, string } from '../../common/json.js'
import type { CauseInFile } from './cause-in-file.js'
import { holderOf, namedPaths } from './named-paths.js'

const READ_ONLY = /\bread-only file ?system\b|\bEROFS\b/i

/** What the file makes read-only of a service, a mount or all of it, and a program wanted to write to. */
export function readOnlyPlace(said: string, service: string, model: JsonObject): CauseInFile | undefined {
  const line = said.split('\n').findLast((one) => READ_ONLY.test(one))
  if (line === undefined) return undefined
  const { read_only: isReadOnly, volumes } = object(object(model.services)[service])
  const mounts = list(volumes).map((mount) => {
    const { target, read_only: readOnly } = object(mount)
    return { target: string(target) ?? '', isReadOnly: readOnly === true }
  })
  const mount = holderOf(namedPaths(line), mounts)
  if (mount?.isReadOnly) {
    const remedy = `let the service write elsewhere, or mount ${mount.target} without \`read_only\` (\`:ro\`)`
    return { path: ['services', service, 'volumes', mount.target], remedy }
  }
  if (isReadOnly !== true) return undefined
  return {
    path: ['services', service, 'read_only'],
    remedy: 'give the service a volume or a `tmpfs` at the folder that it writes to',
  }
}
