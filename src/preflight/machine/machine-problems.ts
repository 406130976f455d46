import type { Problem } from '../../common/problem.js'
import { refusedApiVersion } from './api-version.js'
import { oldBuildx } from './buildx-version.js'
import { tooManyCpus } from './cpus.js'
import { oldEngine } from './engine-features.js'
import { foreignContainers } from './foreign-containers.js'
import { missingGpus } from './gpus.js'
import type { MachineFacts, MachineRule } from './machine-rule.js'
import { oldCompose } from './old-compose.js'
import { overlayNetworks } from './overlay-networks.js'
import { foreignPlatforms } from './platforms.js'
import { missingRuntimes } from './runtimes.js'
import { buildsWithoutBuildKit } from './without-buildkit.js'

const RULES: readonly MachineRule[] = [
  refusedApiVersion,
  oldBuildx,
  oldEngine,
  oldCompose,
  tooManyCpus,
  missingGpus,
  missingRuntimes,
  foreignPlatforms,
  overlayNetworks,
  foreignContainers,
  buildsWithoutBuildKit,
]

/**
 * Everything that the files ask for and the machine does not have, as far as it can be known before anything is built.
 * The engine is asked only where a file asks for something.
 */
export async function machineProblems(facts: MachineFacts): Promise<readonly Problem[]> {
  let asked: ReturnType<MachineFacts['machine']> | undefined
  const machine = () => {
    asked ??= facts.machine()
    return asked
  }
  return (await Promise.all(RULES.map((rule) => rule({ ...facts, machine })))).flat()
}
