import { statusOf } from '../engine/engine-errors.js'
import { connect } from '../engine/open-engine.js'
import { killOrphanedProcesses } from '../engine/orphaned-processes.js'
import { type LogFolder, LogKeeper } from './keep-logs.js'
import { type TeardownResult, teardown } from './teardown.js'

/** Milliseconds to wait for what an engine still makes of the project, where logs tell that it does … */
const PATIENCE = 60_000

/** … and where nothing tells. */
const VAGUE_PATIENCE = 10_000

export interface SweepOptions {
  /** Absent: logs are not kept. */
  readonly logs?: LogFolder
  /** Milliseconds between asking a container to stop and killing it; absent: it is killed at once. */
  readonly grace?: number
  /** Aborted: nobody waits for the grace any more. */
  readonly hurry?: AbortSignal
  /** Told the variables of every container before its log is kept, for the sake of the secrets among them. */
  conceal?(variables: Readonly<Record<string, string>>): void
}

/**
 * Removes what a run left that could not remove it itself: first the commands it left going, then everything of its
 * project.
 * @throws EngineTrouble where no engine answers
 */
export async function sweep(
  project: string,
  environment: Readonly<Record<string, string | undefined>>,
  options: SweepOptions = {},
): Promise<TeardownResult> {
  await killOrphanedProcesses(project)
  const docker = await connect(environment)
  await docker.version()
  for (const { id } of options.conceal === undefined ? [] : await docker.containers(project)) {
    // A container that the engine cannot tell of has no log either that it could read.
    const facts = await docker.inspect(id).catch((error: unknown) => {
      if (statusOf(error) === undefined) throw error
    })
    options.conceal?.(facts?.variables ?? {})
  }
  const hurry = options.hurry ?? new AbortController().signal
  return teardown(docker, project, {
    keeper: new LogKeeper(docker, options.logs, hurry),
    grace: options.grace ?? 0,
    hurry,
    patience: options.logs === undefined ? VAGUE_PATIENCE : PATIENCE,
  })
}

/** What to say where an engine did not come to an end with whatever it was making. */
export function unsettledNote(project: string): string {
  return `The engine is still building or creating something. Should it be for ${project}: \`compose-gate down -p ${project}\` removes it.`
}
