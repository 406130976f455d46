import type { CheckResult } from '../checks/attempts.js'
import { ListenerLookup } from '../readiness/listeners.js'
import { exposureOf } from '../steps/app-address.js'
import type { StepContext } from '../steps/step-context.js'

/** Of a server with more ports than that, the others help nobody. */
const MOST_PORTS = 5

/**
 * What a check came to, in one line; of one that got no answer with what the service listens on instead, which is the
 * commonest reason: a server on loopback alone, or on another port.
 */
export async function toldOf(
  result: CheckResult,
  service: string,
  port: number,
  stage: StepContext,
  signal: AbortSignal,
): Promise<string> {
  if (result.status === 'passed' || result.came === 'to an answer') return result.detail
  const instead = await listensInstead(service, port, stage, signal)
  return instead === undefined ? result.detail : `${result.detail}; ${instead}`
}

/** @returns undefined where it listens on the port, or nobody can tell */
async function listensInstead(
  service: string,
  port: number,
  stage: StepContext,
  signal: AbortSignal,
): Promise<string | undefined> {
  // The machine's own servers would show as well.
  if (exposureOf(service, stage).kind === 'host') return undefined
  const { containers, docker } = stage
  const heard = await Promise.all(
    containers.of(service).map(({ id }) => new ListenerLookup(docker, id).listening(signal)),
  )
  const known = heard.filter((one) => one.known)
  if (known.length === 0 || known.some(({ ports }) => ports.has(port))) return undefined
  const loopback = new Map(known.flatMap((one) => [...one.loopback]))
  const here = loopback.get(port)
  if (here !== undefined) return `${service} listens on ${here} only: make it listen on 0.0.0.0`
  const open = [...new Set(known.flatMap(({ ports }) => [...ports]))].sort((a, b) => a - b)
  const closed = [...loopback].filter(([one]) => !open.includes(one)).map(([, place]) => place)
  const places = [...open.map(String), ...closed]
  if (places.length === 0) return `${service} listens on no port`
  const more = places.length > MOST_PORTS ? ', …' : ''
  return `nothing listens on port ${port} of ${service}; it listens on ${places.slice(0, MOST_PORTS).join(', ')}${more}`
}
