import { BRIDGE_NAME, fixedNetworks } from '../../compose/fixed-networks.js'
import type { ProjectRule } from '../facts.js'

/** A host has a bridge's name once. */
export const bridgeName: ProjectRule = {
  code: 'BRIDGE_NAME',
  severity: 'notice',
  observe: ({ project }) =>
    fixedNetworks(project).flatMap(({ key, bridge }) => {
      if (bridge === undefined) return []
      return {
        at: project.sources.at(['networks', key, 'driver_opts', BRIDGE_NAME]),
        why: `the bridge of the network ${key} is always called ${bridge}, which the host can have once, so two runs collide; the gate leaves the name out, unless ports is set to declared`,
        instead: 'Take it out, or set it in an override file for the one host that needs it',
      }
    }),
}
