import type { JsonObject } from '../../common/json.js'
import { lastLines } from '../../common/last-part.js'
import type { EndByEvents } from '../../engine/container-events.js'
import type { ContainerDetails } from '../../engine/container-facts.js'
import type { Docker } from '../../engine/docker.js'
import type { CauseInFile } from '../refused/cause-in-file.js'
import { memoryLimit, reachedLimit } from '../refused/file-limits.js'
import { folderForFile } from '../refused/folder-for-file.js'
import { SHARED_MEMORY, smallDisks } from '../refused/small-disks.js'
import { type Blame, blameForWords, RELEASE } from './blame.js'
import { blameForStart, FOREIGN_IMAGE } from './container-blame.js'
import { FULL_DISK } from './full-disk.js'
import { HOST_CAUSES } from './outside-causes.js'

/** How a container ended. */
export interface ContainerEnd {
  readonly service: string
  readonly container: Pick<
    ContainerDetails,
    'id' | 'error' | 'outOfMemory' | 'memoryLimit' | 'hasDiskOfItsOwn'
  >
  /** The last lines it printed. */
  readonly log: string
  readonly events: EndByEvents
}

/** Lines at the end of a log that can say why the container ended. */
const END_LOG_LINES = 20

const OUT_OF_MEMORY: Blame = {
  who: 'elsewhere',
  remedy: 'run the gate on a machine with more memory, or set `mem_limit` to see which service takes it',
}

/** Of a container that somebody else has ended or removed. */
export const FROM_OUTSIDE: Blame = {
  who: 'elsewhere',
  remedy: 'find out what ends or removes containers on the machine of the engine: a clean-up, or another job',
}

/**
 * Who is to blame for the end of a container: the release, unless somebody else ended it, it could not be
 * started, the machine had no memory or no disk left, or its platform is another.
 * @param model the Compose model of the run
 */
export async function blameForEnd(
  { service, container, log, events }: ContainerEnd,
  model: JsonObject,
  docker: Pick<Docker, 'hasFullDisk' | 'isForeign'>,
): Promise<Blame> {
  if (container.outOfMemory || events.ranOutOfMemory)
    return container.memoryLimit > 0 ? ofTheRelease(memoryLimit(service, model)) : OUT_OF_MEMORY
  if (events.fromOutside) return FROM_OUTSIDE
  if (container.error !== '') return blameForStart(container.error, model)
  const end = lastLines(log, END_LOG_LINES)
  if (/\bexec format error\b/i.test(end)) {
    return (await docker.isForeign(container.id)) ? FOREIGN_IMAGE : RELEASE
  }
  const isSized = container.hasDiskOfItsOwn || smallDisks(service, model).length > 0
  // Where nothing is left of the disk, it need not be said: programs also just fail.
  const isTold = !isSized && end.split('\n').some((line) => FULL_DISK.test(line) && !SHARED_MEMORY.test(line))
  return isTold || (await docker.hasFullDisk())
    ? blameForWords('no space left on device', HOST_CAUSES, RELEASE)
    : ofTheRelease(reachedLimit(end, service, model) ?? folderForFile(end, service, model))
}

function ofTheRelease(cause: CauseInFile | undefined): Blame {
  return cause === undefined ? RELEASE : { ...RELEASE, remedy: cause.remedy, about: cause.path }
}
