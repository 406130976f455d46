import { fixedNetworks } from '../../compose/fixed-networks.js'
import type { ProjectRule } from '../facts.js'

/** Only one network of an engine can have an address. What nothing needs, the gate leaves out by itself. */
export const fixedSubnet: ProjectRule = {
  code: 'FIXED_SUBNET',
  severity: 'notice',
  observe: ({ project }) =>
    fixedNetworks(project).flatMap(({ key, subnets, needed }) => {
      if (subnets.length === 0 || needed === undefined) return []
      const [noun, pronoun] = subnets.length === 1 ? ['subnet', 'it'] : ['subnets', 'them']
      return {
        about: key,
        at: project.sources.at(['networks', key, 'ipam']),
        why: `the network ${key} has the fixed ${noun} ${subnets.join(', ')}, which one network of an engine can have, so two runs collide; the gate keeps ${pronoun}, as ${needed}`,
        instead: 'Let the engine choose the addresses: services reach each other by name',
      }
    }),
}
