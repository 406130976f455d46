import { type JsonObject, list, object, string } from '../../common/json.js'
import type { Problem } from '../../common/problem.js'
import { quoted } from '../../common/sentence.js'
import type { Project } from '../../compose/project.js'
import { isInSubnet, isSubnet } from '../../compose/subnet.js'
import { valueProblem, type WrongValue } from '../../compose/values/wrong-value.js'

/** What is wrong with address pools. Where nothing needs a subnet, the run leaves it out: then no engine tells. */
export function subnetProblems({ model, sources }: Project): readonly Problem[] {
  return Object.entries(object(model.networks)).flatMap(([name, network]) => {
    const { external, ipam } = object(network)
    const pools = external === true ? [] : list(object(ipam).config).map(object)
    return pools.flatMap((pool, index) => {
      const [key, wrong] = wrongPool(pool) ?? []
      if (key === undefined || wrong === undefined) return []
      const at = sources.at(['networks', name, 'ipam', 'config', index, key])
      return [valueProblem(`networks.${name}.ipam.config`, wrong, at)]
    })
  })
}

function wrongPool(pool: JsonObject): readonly [key: string, WrongValue] | undefined {
  const subnet = string(pool.subnet)
  const gateway = string(pool.gateway)
  if (subnet === undefined) return undefined
  if (!isSubnet(subnet))
    return ['subnet', [`${quoted(subnet)} is no subnet`, 'write for instance `172.30.0.0/16`']]
  if (gateway === undefined || isInSubnet(subnet, gateway)) return undefined
  const wrong = `${quoted(gateway)} is no address of the subnet ${subnet}`
  return ['gateway', [wrong, 'name one of its addresses, or leave `gateway` out']]
}
