import { listed } from '../../common/sentence.js'
import { addressesIn, engineHosts, LOOPBACK } from '../../compose/machine-addresses.js'
import { fixedHostPort } from '../../compose/ports.js'
import type { Service } from '../../compose/project.js'
import { nameOfText, pathOfText, textsOf } from '../../compose/service-texts.js'
import type { ProjectFacts, ProjectRule } from '../facts.js'
import type { Observation } from '../rule.js'

/** Somebody names a port of the machine that is another one in the run. */
interface Mention {
  readonly service: Service
  readonly path: readonly string[]
  /** `DATABASE_URL` */
  readonly text: string
  /** `host.docker.internal:5432` */
  readonly address: string
  readonly port: number
  readonly publisher: Service
  readonly target: number
}

/** A fixed port of the machine that a text names; in the run the engine chooses the port. */
export const movedPort: ProjectRule = {
  code: 'MOVED_PORT',
  severity: 'warning',
  observe: (facts) => {
    if (facts.portsStay === true) return []
    const ofEngine = mentions(facts, ({ raw }) => engineHosts(raw.extra_hosts))
    const ofItself = mentions(facts, () => LOOPBACK).filter(({ service, port }) => !listensOn(service, port))
    return [...ofEngine.map((one) => reached(one, facts)), ...forBrowsers(ofItself, facts)]
  },
}

function reached(
  { service, path, text, address, publisher, target }: Mention,
  { project }: ProjectFacts,
): Observation {
  return {
    about: `${service.name} (${text})`,
    at: project.sources.at(path),
    why: `${service.name} reaches ${address} (${text}), a port of the machine that ${publisher.name} publishes; in the run that port is a free one on 127.0.0.1`,
    instead: `Write \`${publisher.name}:${target}\` in its place, or set \`ports: declared\``,
  }
}

/** In a container `localhost` is the container itself, so such an address is for others: one notice for all of them. */
function forBrowsers(all: readonly Mention[], { project }: ProjectFacts): readonly Observation[] {
  const [first] = all
  if (first === undefined) return []
  const places = [
    ...new Set(all.map(({ service, text, address }) => `${address} (${service.name}: ${text})`)),
  ]
  return [
    {
      about: first.service.name,
      at: project.sources.at(first.path),
      why: `${listed(places)} ${places.length === 1 ? 'is a port' : 'are ports'} of the machine that the run publishes elsewhere`,
      instead: `Nothing, if only a browser goes there; otherwise set \`ports: declared\`, or write \`${first.publisher.name}:${first.target}\``,
      severity: 'notice',
    },
  ]
}

function mentions(
  { project }: ProjectFacts,
  hostsOf: (service: Service) => readonly string[],
): readonly Mention[] {
  const services = Object.values(project.services)
  // What shares another network than the project's has its own way, and health checks ask their own container.
  return services
    .filter(({ networkMode }) => networkMode === undefined)
    .flatMap((service) =>
      textsOf(service)
        .filter(({ key }) => key !== 'labels' && key !== 'healthcheck')
        .flatMap((text) =>
          addressesIn(text.text, hostsOf(service)).flatMap(({ host, port }) => {
            const found = publisherOf(port, services)
            if (found === undefined || port === undefined) return []
            const path = pathOfText(service.name, text)
            return [{ service, path, text: nameOfText(text), address: `${host}:${port}`, port, ...found }]
          }),
        ),
    )
}

function publisherOf(
  port: number | undefined,
  services: readonly Service[],
): Pick<Mention, 'publisher' | 'target'> | undefined {
  for (const publisher of services) {
    if (publisher.networkMode?.kind === 'host') continue
    const found = publisher.ports.find((one) => fixedHostPort(one) === String(port) && one.protocol === 'tcp')
    if (found !== undefined) return { publisher, target: found.target }
  }
  return undefined
}

/** Whether the address may be the container itself, which the run does not change. */
function listensOn({ ports, expose }: Service, port: number): boolean {
  return ports.some(({ target }) => target === port) || expose.includes(port)
}
