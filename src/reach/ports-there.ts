import { lookup } from 'node:dns/promises'
import { greetingOf } from '../checks/connect.js'
import type { Clock } from '../common/clock.js'
import { unbracketed } from '../common/host-address.js'
import { EngineTrouble } from '../common/problem.js'
import type { SshTunnel } from '../engine/ssh-tunnel.js'
import type { Plan } from '../plan/plan.js'
import type { EnginePlace } from './engine-place.js'
import { hasFreePort } from './placed-ports.js'
import { urlAt } from './port-url.js'
import { exposureInModel } from './service-exposure.js'
import { askedIn } from './unreachable-apps.js'

/** Milliseconds in which a port of another machine accepts a connection. */
const REMOTE_CONNECT_TIMEOUT_MS = 1000

/** A port at which nobody listens on purpose. */
const UNUSED_PORT = 1

/**
 * Makes sure that another machine, at whose ports the apps are asked, has an address.
 * @throws EngineTrouble where it has none
 */
export async function needAddress(place: EnginePlace): Promise<void> {
  if (place.kind !== 'elsewhere') return
  try {
    await lookup(unbracketed(place.host))
  } catch (cause) {
    throw new EngineTrouble(
      `the apps cannot be reached from here: the name of the engine's machine, ${place.host}, has no address`,
      'set `engine-host` to the name at which the ports of that machine are reached',
      { cause },
    )
  }
}

/**
 * Makes sure that the apps can be asked at ports of another machine: it has an address, `ssh` may forward, and what
 * answers at a port of the machine's own network will be the app. Call it before anything is made.
 * @throws EngineTrouble where they cannot; the signal's reason
 */
export async function needPortsThere(
  place: EnginePlace,
  plan: Pick<Plan, 'steps' | 'model'>,
  tunnel: Pick<SshTunnel, 'takes'> | undefined,
  clock: Pick<Clock, 'timeout'>,
  signal: AbortSignal,
): Promise<void> {
  if (place.kind !== 'elsewhere' && place.kind !== 'tunnel') return
  const asked = plan.steps.flatMap(askedIn)
  if (asked.length === 0) return
  await needAddress(place)
  const takes = async (port: number) => {
    if (place.kind === 'tunnel') return tunnel?.takes('127.0.0.1', port, clock)
    const limits = { signal, timeoutMs: REMOTE_CONNECT_TIMEOUT_MS }
    return (await greetingOf(urlAt(place.host, port), limits)).kind === 'answer'
  }
  if (place.kind === 'tunnel' && hasFreePort(plan.model)) await takes(UNUSED_PORT)
  for (const { service, ports } of asked) {
    if (exposureInModel(plan.model, service).kind !== 'host') continue
    for (const port of new Set(ports)) {
      if ((await takes(port)) !== true) continue
      throw new EngineTrouble(
        `something else than ${service} listens at port ${port} of ${place.host}: it did so before the run began`,
        `end what listens at port ${port} of that machine`,
      )
    }
  }
}
