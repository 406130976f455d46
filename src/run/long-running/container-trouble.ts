import type { ContainerDetails } from '../../engine/container-facts.js'
import { type ContainerHistory, endedSinceReady } from './container-histories.js'

/** This many ends of one container under a restart policy are a crash loop. */
const CRASH_LOOP_ENDS = 3

/** Why a container is inspected, which decides whether it may still recover. */
export type Occasion =
  /** It has just ended. */
  | 'its end'
  /** Something has failed, perhaps because of this container. */
  | 'a failure'
  /** Every step has passed. */
  | 'the end of the run'

/** What is wrong with a container that must keep running. */
export type ContainerTrouble =
  /** The container was removed. */
  | 'gone'
  /** It has ended, and the engine does not start it again. */
  | 'ended'
  /** Its restart policy starts it again and again. */
  | 'crash loop'
  /** It is a store that was ready, and was started again since. */
  | 'restarted'
  /** Its restart policy is about to start it again when everything else is done. */
  | 'not back'
  /** It runs, and the engine's own health check says that it does not work. */
  | 'unhealthy'

/**
 * @param container as the engine describes it now; undefined: it is gone
 * @param isAwaited a step waits for its service to be ready
 * @param isExcused it has ended only while a service that it needs was not ready
 */
export function troubleOf(
  container:
    | Pick<ContainerDetails, 'running' | 'neverStarted' | 'restarting' | 'exitCode' | 'health'>
    | undefined,
  history: Pick<ContainerHistory, 'mayEnd' | 'ends' | 'ready'>,
  { isAwaited, isExcused }: { readonly isAwaited: boolean; readonly isExcused: boolean },
  occasion: Occasion,
): ContainerTrouble | undefined {
  if (container === undefined) return 'gone'
  // The step that starts it fails, or is over time: it has not ended.
  if (container.neverStarted === true) return undefined
  // Engines report a container that is about to be started again as running, too.
  const isRunning = container.running && !container.restarting
  const endedWell = !isRunning && container.exitCode === 0 && history.mayEnd && !isAwaited
  if (!isRunning && !container.restarting) return endedWell ? undefined : 'ended'
  if (history.ends >= CRASH_LOOP_ENDS && !isExcused) return 'crash loop'
  switch (occasion) {
    case 'its end':
      return undefined
    case 'a failure':
      return endedSinceReady(history) ? 'restarted' : undefined
    case 'the end of the run':
      if (isRunning) return container.health?.isUnhealthy === true ? 'unhealthy' : undefined
      return endedWell ? undefined : 'not back'
  }
}

/**
 * What is wrong, as a sentence without its full stop.
 * @param how it ended last, as a verb: `exited 1`; of one that is unhealthy how its last probe failed, as a clause
 */
export function describeTrouble(
  trouble: ContainerTrouble,
  { name, ends }: Pick<ContainerHistory, 'name' | 'ends'>,
  how: string,
): string {
  switch (trouble) {
    case 'gone':
      return `${name} is gone: somebody removed its container`
    case 'ended':
      // Of a server, that is no good end.
      return `${name} ${how}${how === 'exited 0' ? ', but was to keep running' : ''}`
    case 'crash loop':
      return `${name} is in a crash loop: it ${how} (${ends} times)`
    case 'restarted':
      return `${name} was ready, then ${how} and was started again`
    case 'not back':
      return `${name} ${how} and was not back when everything else had passed`
    case 'unhealthy':
      return `${name} was unhealthy when everything else had passed; ${how}`
  }
}
