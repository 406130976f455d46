import { object } from '../../common/json.js'
import type { MachineRule } from './machine-rule.js'

/** Networks of the driver `overlay` where the engine manages no Swarm. */
export const overlayNetworks: MachineRule = async ({ plan, sources, machine }) => {
  const wanted = Object.entries(object(plan.model.networks)).flatMap(([key, network]) => {
    const { driver, external } = object(network)
    return driver === 'overlay' && external !== true ? [key] : []
  })
  if (wanted.length === 0 || (await machine()).isSwarmManager) return []
  return wanted.map((key) => ({
    message: `the network ${key} has the driver overlay, which only a Swarm has`,
    instead:
      'use the driver `bridge` in a Compose file for the gate, or make the engine a Swarm with `docker swarm init`',
    at: sources.at(['networks', key, 'driver']),
    isLacking: true,
  }))
}
