import { BRIDGE_NAME, fixedNetworks } from '../../compose/fixed-networks.js'
import type { Project } from '../../compose/project.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

/** Addresses that one network of an engine can have. */
export function fixedSubnet(project: Project): readonly Finding[] {
  return fixedNetworks(project).flatMap(({ key, subnets, needed }) => {
    if (subnets.length === 0) return []
    const [what, it] = subnets.length === 1 ? ['subnet', 'it'] : ['subnets', 'them']
    const meanwhile =
      needed === undefined
        ? `the gate leaves ${it} out, unless ports is set to declared`
        : `the gate keeps ${it}, as ${needed}`
    return finding(
      'FIXED_SUBNET',
      project.sources.at(['networks', key, 'ipam']),
      `the network ${key} has the fixed ${what} ${subnets.join(', ')}, which one network of an engine can have, so two runs collide; ${meanwhile}`,
      'Let the engine choose the addresses: services reach each other by name',
    )
  })
}

/** One name for the whole host. */
export function bridgeName(project: Project): readonly Finding[] {
  return fixedNetworks(project).flatMap(({ key, bridge }) => {
    if (bridge === undefined) return []
    return finding(
      'BRIDGE_NAME',
      project.sources.at(['networks', key, 'driver_opts', BRIDGE_NAME]),
      `the bridge of the network ${key} is always called ${bridge}, which the host can have once, so two runs collide; the gate leaves the name out, unless ports is set to declared`,
      'Take it out, or set it in an override file for the one host that needs it',
    )
  })
}
