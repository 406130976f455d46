import { access } from 'node:fs/promises'
import { hostname } from 'node:os'
import { list, object, strings } from '../../common/json.js'
import type { Service } from '../../compose/project.js'
import type { Machine } from '../../engine/machine.js'
import type { MachineRule } from './machine-rule.js'

/** Devices that a machine with a GPU has: of NVIDIA, also in WSL, and of AMD. */
const GPU_FILES = ['/dev/nvidiactl', '/dev/nvidia0', '/dev/dxg', '/dev/kfd']

/**
 * GPUs on a machine that has none. An engine says nothing of GPUs before a container with one is started. So this is
 * told only where nothing at all speaks for one, and where the machine can be looked at.
 */
export const missingGpus: MachineRule = async ({ services, sources, machine }) => {
  const wanted = services.flatMap((service) => {
    const keys = gpuKeys(service)
    return keys === undefined ? [] : [{ name: service.name, keys }]
  })
  if (wanted.length === 0 || (await mayHaveGpu(await machine()))) return []
  return wanted.map(({ name, keys }) => ({
    message: `${name} asks for a GPU, and the machine with the engine has none`,
    instead: 'run the gate on a machine with a GPU, or leave it out in a Compose file for the gate',
    at: sources.at(['services', name, ...keys]),
    isLacking: true,
  }))
}

/** Where a service asks for a GPU; undefined: it does not. */
function gpuKeys({ raw }: Service): readonly string[] | undefined {
  if (list(raw.gpus).length > 0 || raw.gpus === 'all') return ['gpus']
  const { devices } = object(object(object(raw.deploy).resources).reservations)
  const isGpu = list(devices).some((device) => strings(object(device).capabilities).includes('gpu'))
  return isGpu ? ['deploy', 'resources', 'reservations', 'devices'] : undefined
}

async function mayHaveGpu({ hostName, runtimes, devices }: Machine): Promise<boolean> {
  if (devices.length > 0 || runtimes.some((runtime) => /nvidia|amd/i.test(runtime))) return true
  if (hostName !== hostname()) return true
  const found = await Promise.all(GPU_FILES.map((file) => access(file).then(yes, no)))
  return found.includes(true)
}

const yes = () => true
const no = () => false
