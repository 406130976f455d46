import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { EngineTrouble } from '../common/problem.js'
import { PROJECT, serviceIn } from './container-facts.js'
import { ABORTED, engineLost } from './engine-errors.js'

/** What happened to a container of the project. */
export interface ContainerEvent {
  readonly action:
    | 'create'
    | 'start'
    | 'kill'
    | 'die'
    | 'oom'
    | 'healthy'
    | 'unhealthy'
    | 'exec_start'
    | 'exec_die'
  readonly id: string
  readonly service: string
  /** Of `die` and `exec_die`. */
  readonly exitCode: number
  /** Of a command that ran in the container beside its own. */
  readonly command?: string | undefined
  /** Of `kill`, which tells that somebody asked the engine to send a signal: its number. */
  readonly signal?: number | undefined
  /** When it happened by the engine's clock, in seconds since 1970, up to the next thousandth. */
  readonly at: number
}

/** Hears of events. */
export interface EventListener {
  onEvent(event: ContainerEvent): void
  /** The engine went away: no more events come. */
  onLost(trouble: EngineTrouble): void
}

/** Reports events of a project's containers from now on, until `signal` is aborted. */
export async function listenToEvents(
  api: Dockerode,
  project: string,
  { onEvent, onLost }: EventListener,
  signal: AbortSignal,
): Promise<void> {
  const filters = {
    type: ['container' as const],
    event: ['create', 'start', 'kill', 'die', 'oom', 'health_status', 'exec_start', 'exec_die'],
    label: [`${PROJECT}=${project}`],
  }
  const stream = (await api.getEvents({ filters })) as Readable
  signal.addEventListener('abort', () => stream.destroy(), { once: true })
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') onEvent(containerEvent(line))
  })
  const end = (cause?: unknown) => {
    if (!signal.aborted) onLost(engineLost(cause ?? new Error(ABORTED)))
  }
  stream.on('error', end).on('end', end)
}

/** @param line of the engine's stream of events, JSON */
export function containerEvent(line: string): ContainerEvent {
  const event = JSON.parse(line) as {
    Action: string
    timeNano: number
    Actor: { ID: string; Attributes: Record<string, string> }
  }
  const { ID: id, Attributes: attributes } = event.Actor
  return {
    // A health check's: `health_status: unhealthy`; a command's: `exec_start: pg_isready`.
    action: event.Action.replace('health_status: ', '').replace(/:.*/s, '') as ContainerEvent['action'],
    id,
    service: serviceIn(attributes),
    exitCode: Number(attributes.exitCode ?? 0),
    ...(attributes.execID === undefined ? {} : { command: attributes.execID }),
    ...(attributes.signal === undefined ? {} : { signal: Number(attributes.signal) }),
    at: Math.ceil(event.timeNano / 1e6) / 1e3,
  }
}
