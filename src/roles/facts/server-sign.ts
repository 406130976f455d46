import { isProbed } from '../../compose/health-check.js'
import type { Service } from '../../compose/project.js'
import type { Dependent } from '../service-graph.js'
import type { CommandFacts } from './command-facts.js'
import type { ImageFacts } from './image-facts.js'
import type { NameFacts } from './name-facts.js'

/** What may call a service a server. */
export interface Signs {
  readonly service: Service
  readonly name: Pick<NameFacts, 'staying'>
  readonly image: Pick<ImageFacts, 'kinds'>
  readonly command: Pick<CommandFacts, 'simple' | 'isEndless' | 'runsServer' | 'isServerByName'>
  readonly isRestarted: boolean
  /** Its command comes to its end. */
  readonly ends: boolean
  readonly dependents: readonly Dependent[]
}

/** Its command or its name says that it stays. One clause, for instance `its name says worker`; absent: neither does. */
export function stayingSign({
  name,
  image,
  command,
}: Pick<Signs, 'name' | 'image' | 'command'>): string | undefined {
  if (command.isEndless) return 'its command has no end'
  if (command.runsServer || command.isServerByName) return 'its command is a server or worker'
  if (command.simple.length === 0 && image.kinds.some((kind) => STAYING_IMAGES.has(kind)))
    return 'its image is a server'
  return name.staying === undefined ? undefined : `its name says ${name.staying}`
}

const STAYING_IMAGES: ReadonlySet<string> = new Set(['server', 'shipper', 'tool'])

/** Why a service is a server, so that its end is a failure whatever its exit code. Absent: nothing calls it one. */
export function serverSign(signs: Signs): string | undefined {
  const { service, isRestarted, ends, dependents } = signs
  if (service.ports.length > 0) return 'it publishes a port'
  if (isProbed(service.healthCheck) || service.built?.hasHealthCheck) return 'it has a health check'
  if (isRestarted) return `it has \`restart: ${service.restart}\``
  const [healthy] = dependents.filter(({ condition }) => condition === 'service_healthy')
  if (healthy) return `${healthy.service.name} waits until it is healthy`
  const says = stayingSign(signs)
  if (says !== undefined) return says
  if (opensTerminal(service)) return 'it keeps a terminal open'
  // What plainly ends is waited for to run by mistake: its end is meant.
  const [running] = ends ? [] : dependents.filter(({ condition }) => condition === 'service_started')
  return running && `${running.service.name} waits until it runs`
}

/** A shell without a script goes on as long as somebody could type. */
function opensTerminal({ raw, command, entrypoint }: Service): boolean {
  const isOpen = raw.tty === true || raw.stdin_open === true
  return isOpen && command === undefined && entrypoint === undefined
}
