import { type JsonObject, list, object, string } from '../common/json.js'
import type { Position, Problem } from '../common/problem.js'
import type { Project, Service } from '../compose/project.js'
import { isInSubnet } from '../compose/subnet.js'

/** An address that the file gives to the containers of a service on one of its networks. */
interface StaticAddress {
  readonly service: Service
  readonly network: string
  readonly address: string
  readonly at: Position | undefined
}

/**
 * Addresses that no engine gives to these services: those outside of their network's subnets, and those that several
 * containers are to keep at once. Engines notice only when they make or start the containers.
 * @param stays whether a service is to run on, so that it never gives its address back
 */
export function staticAddresses(
  project: Project,
  services: readonly Service[],
  stays: (service: Service) => boolean,
): readonly Problem[] {
  const all = services.flatMap((service) => addressesOf(service, project))
  return [
    ...all.flatMap((one) => outsideProblem(one, object(object(project.model.networks)[one.network]))),
    ...sharedProblems(all.filter(({ service }) => stays(service))),
  ]
}

function addressesOf(service: Service, { sources }: Project): readonly StaticAddress[] {
  return Object.entries(object(service.raw.networks)).flatMap(([network, options]) =>
    ['ipv4_address', 'ipv6_address'].flatMap((key) => {
      const address = string(object(options)[key]) ?? ''
      const at = sources.at(['services', service.name, 'networks', network, key])
      return address === '' ? [] : [{ service, network, address, at }]
    }),
  )
}

/** Networks of others, and those with a driver of their own for addresses, are not known from the file. */
function outsideProblem({ service, network, address, at }: StaticAddress, made: JsonObject): Problem[] {
  const { external, driver = 'bridge', ipam } = made
  const { driver: source = 'default', config } = object(ipam)
  if (external === true || driver !== 'bridge' || source !== 'default') return []
  const subnets = list(config).flatMap((pool) => string(object(pool).subnet) ?? [])
  if (subnets.some((subnet) => isInSubnet(subnet, address))) return []
  const has = subnets.length === 0 ? 'no subnet in the file' : `the subnet ${subnets.join(', ')}`
  return [
    {
      message: `${service.name} asks for the address ${address} on the network ${network}, which has ${has}`,
      instead: `leave the address out, or give the network a subnet with this address (\`ipam\`)`,
      at,
    },
  ]
}

function sharedProblems(addresses: readonly StaticAddress[]): readonly Problem[] {
  const first = new Map<string, StaticAddress>()
  return addresses.flatMap((one) => {
    const { service, network, address, at } = one
    const key = `${network} ${address}`
    const other = first.get(key)
    first.set(key, other ?? one)
    const who =
      other === undefined ? `the ${service.replicas} containers of ${service.name}` : placed(other, service)
    if (other === undefined && service.replicas < 2) return []
    return [
      {
        message: `${who} ask for one address, ${address} on the network ${network}`,
        instead: 'give each container an address of its own, or leave the address out',
        at,
      },
    ]
  })
}

function placed({ service, at }: StaticAddress, other: Service): string {
  return `${service.name}${at === undefined ? '' : ` (${at.file}:${at.line})`} and ${other.name}`
}
