import type { JsonObject } from '../../common/json.js'
import { reason } from '../../common/reason.js'
import { blameForEnd, FROM_OUTSIDE } from '../../diagnosis/blame/end-blame.js'
import { explainedEnd, howItEnded } from '../../diagnosis/container-end.js'
import { alsoLogged, READ_LINES } from '../../diagnosis/log-cause.js'
import { howEngineProbeFailed } from '../../diagnosis/not-ready.js'
import { ownLog } from '../../diagnosis/own-log.js'
import type { ContainerEvents } from '../../engine/container-events.js'
import type { ContainerDetails } from '../../engine/container-facts.js'
import type { Docker, LogSpan } from '../../engine/docker.js'
import type { StepFailure } from '../../record/step-outcome.js'
import { outcomeBlame } from '../../steps/outcome-blame.js'
import type { ContainerHistories, ContainerHistory } from './container-histories.js'
import { describeTrouble, type Occasion, troubleOf } from './container-trouble.js'

/** Seconds in which an engine has read what a container printed last; it starts none again within twice as many. */
const LAST_WORDS_S = 0.05

const NO_LOOP_OF_GOOD_ENDS =
  'if it is to run once, leave `restart` out; if it is to run again and again, let its command do that: `while true; do …; sleep 60; done`'

/** Looks at containers that must keep running, and says what is wrong with them. */
export class ContainerInspector {
  /**
   * @param isAwaited whether a step waits for a service to be ready
   * @param isExcused whether a container has ended only while a service that it needs was not ready
   * @param model the Compose model of the run
   */
  constructor(
    private readonly docker: Pick<
      Docker,
      'hasFullDisk' | 'inspect' | 'isForeign' | 'lastLines' | 'lastTimedLines'
    >,
    private readonly events: Pick<ContainerEvents, 'commandsIn' | 'lastEnd'>,
    private readonly histories: Pick<ContainerHistories, 'of'>,
    private readonly isAwaited: (service: string) => boolean,
    private readonly isExcused: (id: string) => boolean,
    private readonly model: JsonObject,
  ) {}

  /** What is wrong with a container; undefined: nothing, or it may recover. */
  async failureOf(id: string, occasion: Occasion): Promise<StepFailure | undefined> {
    const container = await this.docker.inspect(id)
    const history = this.histories.of(id)
    if (history === undefined) return undefined
    const trouble = troubleOf(
      container,
      history,
      { isAwaited: this.isAwaited(history.service), isExcused: this.isExcused(id) },
      occasion,
    )
    if (trouble === undefined) return undefined
    if (container === undefined) {
      const detail = reason(describeTrouble(trouble, history, ''))
      return { status: 'failed', detail, ended: true, ...outcomeBlame(FROM_OUTSIDE) }
    }
    if (trouble === 'unhealthy') {
      return unhealthy(container, history, await ownLog(id, this.docker, this.events))
    }
    const log = await this.docker.lastLines(id, READ_LINES, untilEnd(container))
    // For a container that runs again, only the events know how it ended.
    const isBack = container.running && !container.restarting
    const last = isBack ? { ...container, exitCode: history.lastExitCode } : container
    const events = this.events.lastEnd(id)
    const how = howItEnded(last, events)
    const what = describeTrouble(trouble, history, how)
    const { service } = history
    const end = { service, container, log, events }
    const blame = await blameForEnd(end, this.model, this.docker)
    const remedy = trouble === 'crash loop' && how === 'exited 0' ? { remedy: NO_LOOP_OF_GOOD_ENDS } : {}
    const why = { ...explainedEnd(what, last, events, log, service), ...outcomeBlame(blame), ...remedy }
    return { status: 'failed', attempts: history.ends, ...why, ended: true }
  }

  /** A failure for another reason, with what the container printed of it. */
  async failureBecause(id: string, detail: string): Promise<StepFailure> {
    const log = await this.docker.lastLines(id, READ_LINES)
    return { status: 'failed', ...alsoLogged(detail, log, this.histories.of(id)?.service ?? '') }
  }
}

/** What a container prints after its next start is not the end of this one. */
function untilEnd({ running, restarting, lastEndAt }: ContainerDetails): LogSpan {
  return lastEndAt !== undefined && (running || restarting) ? { until: lastEndAt + LAST_WORDS_S } : {}
}

/** @param log of the container; in the evidence, the lines of its probe come first */
function unhealthy({ health }: ContainerDetails, history: ContainerHistory, log: string): StepFailure {
  const last = health?.lastProbe
  const detail = describeTrouble('unhealthy', history, howEngineProbeFailed(last))
  const told = alsoLogged(detail, log, history.service)
  const evidence = [last?.output.trimEnd() ?? '', told.evidence].filter((part) => part !== '').join('\n')
  return { status: 'failed', ...told, evidence }
}
