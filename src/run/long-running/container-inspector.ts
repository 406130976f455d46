import { EVIDENCE_LINES, howItEnded, withLastLine } from '../../diagnosis/container-end.js'
import { howEngineProbeFailed } from '../../diagnosis/not-ready.js'
import type { ContainerEvents } from '../../engine/container-events.js'
import type { ContainerDetails } from '../../engine/container-facts.js'
import type { Docker } from '../../engine/docker.js'
import type { StepFailure } from '../../record/step-outcome.js'
import type { ContainerHistories, ContainerHistory } from './container-histories.js'
import { describeTrouble, type Occasion, troubleOf } from './container-trouble.js'

/** Looks at containers that must keep running, and says what is wrong with them. */
export class ContainerInspector {
  /**
   * @param isAwaited whether a step waits for a service to be ready
   * @param isExcused whether a container has ended only while a service that it needs was not ready
   */
  constructor(
    private readonly docker: Pick<Docker, 'inspect' | 'lastLines'>,
    private readonly events: Pick<ContainerEvents, 'ranOutOfMemory'>,
    private readonly histories: Pick<ContainerHistories, 'of'>,
    private readonly isAwaited: (service: string) => boolean,
    private readonly isExcused: (id: string) => boolean,
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
    if (container === undefined) return { status: 'failed', detail: describeTrouble(trouble, history, '') }
    const evidence = await this.docker.lastLines(id, EVIDENCE_LINES)
    if (trouble === 'unhealthy') return unhealthy(container, history, evidence)
    // For a container that runs again, only the events know how it ended.
    const isBack = container.running && !container.restarting
    const last = isBack ? { ...container, exitCode: history.lastExitCode } : container
    const how = howItEnded(last, this.events.ranOutOfMemory(id))
    const detail = withLastLine(describeTrouble(trouble, history, how), evidence)
    return { status: 'failed', attempts: history.ends, detail, evidence }
  }

  /** A failure for another reason, with the last lines the container printed. */
  async failureBecause(id: string, detail: string): Promise<StepFailure> {
    return { status: 'failed', detail, evidence: await this.docker.lastLines(id, EVIDENCE_LINES) }
  }
}

/** @param printed the last lines of the container; those of its probe come first */
function unhealthy({ health }: ContainerDetails, history: ContainerHistory, printed: string): StepFailure {
  const last = health?.lastProbe
  const detail = describeTrouble('unhealthy', history, howEngineProbeFailed(last))
  return {
    status: 'failed',
    detail,
    evidence: [last?.output.trimEnd() ?? '', printed].filter(Boolean).join('\n'),
  }
}
