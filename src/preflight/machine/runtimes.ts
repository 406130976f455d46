import { string } from '../../common/json.js'
import type { MachineRule } from './machine-rule.js'

/** A container runtime that the engine does not have. Names such as `io.containerd.runc.v2` need no entry. */
export const missingRuntimes: MachineRule = async ({ services, sources, machine }) => {
  const wanted = services.flatMap(({ name, raw }) => {
    const runtime = string(raw.runtime)
    return runtime === undefined || runtime.includes('.') ? [] : [{ name, runtime }]
  })
  if (wanted.length === 0) return []
  const { runtimes } = await machine()
  if (runtimes.length === 0) return []
  return wanted
    .filter(({ runtime }) => !runtimes.includes(runtime))
    .map(({ name, runtime }) => ({
      message: `${name} wants the runtime ${runtime}, which the engine does not have`,
      instead: 'install it, or leave `runtime` out in a Compose file for the gate',
      at: sources.at(['services', name, 'runtime']),
      isLacking: true,
    }))
}
