import type { Position } from '../../common/problem.js'
import type { Observation, Rule } from '../rule.js'

/** A container that ended during a run, and was started again. */
export interface Restart {
  readonly service: string
  /** How often it was started again. */
  readonly times: number
  /** How it ended before it was started again the last time, as a verb: `exited 1`. */
  readonly how: string
  /** The last line it printed before; empty: none. */
  readonly said: string
  /** It runs. Otherwise it has come to its end since. */
  readonly isUp: boolean
  /** The service that it needs, and that was not ready until then; undefined: it ended for a reason of its own. */
  readonly peer: string | undefined
}

export interface RestartFacts {
  readonly restarts: readonly Restart[]
  at(service: string): Position | undefined
}

/** A service ended during the run, and its restart policy started it again. */
export const restarted: Rule<RestartFacts> = {
  code: 'RESTARTED',
  severity: 'warning',
  observe: ({ restarts, at }) =>
    restarts.map((restart) => ({
      about: restart.service,
      at: at(restart.service),
      ...toldOf(restart),
    })),
}

function toldOf({ service, times, how, said, isUp, peer }: Restart): Omit<Observation, 'at'> {
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
  const until = peer === undefined ? '' : `, until ${peer} was ready`
  const words = said === '' ? '' : `: ${said.replace(/\.$/, '')}`
  const why = `${service} ${how} and was started again ${often}${until}${words}`
  const instead = isUp ? 'Its log says why; a third end fails the run' : 'Its log says why'
  if (peer === undefined) return { why, instead }
  return {
    why,
    instead: `Let it wait: depends_on: {${peer}: {condition: service_healthy}}`,
    severity: 'notice',
  }
}
