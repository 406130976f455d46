import { type JsonObject, list, object, string } from '../../common/json.js'
import { quoted } from '../../common/sentence.js'
import { type WrongEntry, type WrongValue, wrongFolder, wrongWord } from '../../compose/values/wrong-value.js'

const MOUNT_TYPES = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']

/** What is wrong with the mounts of a service. @param service as Compose prints it */
export function wrongMounts({ volumes, tmpfs }: JsonObject): readonly WrongEntry[] {
  const folders = typeof tmpfs === 'string' ? [tmpfs] : list(tmpfs)
  return [
    ...list(volumes).map(object).flatMap(wrongVolume),
    ...folders.flatMap((entry, index) => {
      const [path = ''] = (string(entry) ?? '').split(':')
      const wrong = wrongFolder(path)
      return wrong ? [{ key: 'tmpfs', path: ['tmpfs', index], wrong }] : []
    }),
  ]
}

function wrongVolume({ type, source, target }: JsonObject): readonly WrongEntry[] {
  const path = string(target) ?? ''
  const wrong =
    (source === undefined ? wrongDrive(path) : undefined) ??
    wrongWord(string(type) ?? 'bind', MOUNT_TYPES) ??
    wrongFolder(path)
  return wrong ? [{ key: 'volumes', path: ['volumes', path], wrong }] : []
}

/** Compose takes a volume whose name is one letter for a drive of Windows. */
function wrongDrive(path: string): WrongValue | undefined {
  if (!/^[a-z]:\//i.test(path)) return undefined
  return [`${quoted(path)} is a path of Windows to Compose`, 'give the volume a name of more than one letter']
}
