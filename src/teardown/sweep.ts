import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import type { Environment } from '../common/environment.js'
import type { RunIdentity } from '../common/run-identity.js'
import type { Docker } from '../engine/docker.js'
import { statusOf } from '../engine/engine-errors.js'
import { connect } from '../engine/open-engine.js'
import { killOrphanedProcesses } from '../engine/orphaned-processes.js'
import { LogKeeper } from './keep-logs.js'
import { type RemoveResult, removeProject } from './remove-project.js'
import type { LogFolder } from './teardown-tools.js'

/** Milliseconds to wait for what the engine still makes for the project, where build logs say that it does. */
const SWEEP_UNFINISHED_WORK_MS = 60_000

/** The same where there are no build logs. */
const POSSIBLE_WORK_MS = 10_000

export interface SweepOptions {
  /** The run whose things are removed; absent: everything of the project. */
  readonly run?: RunIdentity
  /** Absent: logs are not kept. */
  readonly logs?: LogFolder
  /** As in `StopGrace`. */
  readonly graceMs?: number | undefined
  /** Aborted: the grace is over for everybody. */
  readonly hurry?: AbortSignal
  /** Called with the variables of every container before its log is kept, because secrets may be among them. */
  conceal?(variables: Environment): void
}

/**
 * Removes what a run left behind that could not remove it itself: first the commands that still run, then everything of
 * its project.
 * @throws EngineTrouble where no engine answers
 */
export async function sweep(
  project: string,
  environment: Environment,
  clock: Clock,
  { run, logs, graceMs, hurry = NEVER_ABORTED, conceal }: SweepOptions = {},
): Promise<RemoveResult> {
  await killOrphanedProcesses(run === undefined ? { project } : { run: run.id })
  const docker = await connect(environment, clock)
  await docker.version()
  if (conceal !== undefined) await concealVariables(docker, project, conceal)
  return removeProject(docker, project, {
    run,
    clock,
    keeper: new LogKeeper(docker, logs, clock, hurry),
    graceMs,
    hurry,
    unfinishedWorkMs: logs === undefined ? POSSIBLE_WORK_MS : SWEEP_UNFINISHED_WORK_MS,
  })
}

async function concealVariables(
  docker: Docker,
  project: string,
  conceal: (variables: Environment) => void,
): Promise<void> {
  for (const { id } of await docker.containers(project)) {
    // Where the engine refuses to describe a container, it cannot read its log either.
    const container = await docker.inspect(id).catch((error: unknown) => {
      if (statusOf(error) === undefined) throw error
    })
    conceal(container?.variables ?? {})
  }
}

/** What to say where the engine was still making something. */
export function unsettledNote(project: string): string {
  return `The engine is still building or creating something. If that belongs to ${project}, remove it later with \`compose-gate down -p ${project}\`.`
}
