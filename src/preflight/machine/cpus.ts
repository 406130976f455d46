import { object } from '../../common/json.js'
import type { MachineRule } from './machine-rule.js'

/** Keys of a service that limit its processors: the engine refuses more than there are. */
const KEYS = [['cpus'], ['deploy', 'resources', 'limits', 'cpus']] as const

/** More processors than the machine has. */
export const tooManyCpus: MachineRule = async ({ services, sources, machine }) => {
  const wanted = services.flatMap(({ name, raw }) =>
    KEYS.flatMap((keys) => {
      const value = Number(keys.reduce<unknown>((within, key) => object(within as never)[key], raw))
      return value > 0 ? [{ name, keys, value }] : []
    }),
  )
  if (wanted.length === 0) return []
  const { cpus } = await machine()
  return wanted
    .filter(({ value }) => value > cpus)
    .map(({ name, keys, value }) => ({
      message: `${name} asks for ${value} CPUs, and the machine with the engine has ${cpus} (\`${keys.join('.')}\`)`,
      instead: 'ask for fewer in a Compose file for the gate, or run the gate on a larger machine',
      at: sources.at(['services', name, ...keys]),
      isLacking: true,
    }))
}
