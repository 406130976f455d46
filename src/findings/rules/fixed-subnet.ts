import { fixedNetworks } from '../../compose/fixed-networks.js'
import type { ProjectRule } from '../facts.js'

/** Only one network of an engine can have an address. */
export const fixedSubnet: ProjectRule = {
  code: 'FIXED_SUBNET',
  severity: 'notice',
  observe: ({ project }) =>
    fixedNetworks(project).flatMap(({ key, subnets, needed }) => {
      if (subnets.length === 0) return []
      const [noun, pronoun] = subnets.length === 1 ? ['subnet', 'it'] : ['subnets', 'them']
      const meanwhile =
        needed === undefined
          ? `the gate leaves ${pronoun} out, unless ports is set to declared`
          : `the gate keeps ${pronoun}, as ${needed}`
      return {
        at: project.sources.at(['networks', key, 'ipam']),
        why: `the network ${key} has the fixed ${noun} ${subnets.join(', ')}, which one network of an engine can have, so two runs collide; ${meanwhile}`,
        instead: 'Let the engine choose the addresses: services reach each other by name',
      }
    }),
}
