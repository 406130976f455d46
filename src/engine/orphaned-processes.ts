import { RUN_ID_MARK, RUN_MARK } from './command.js'
import { killMarkedProcesses } from './marked-processes.js'

/** Whose commands are meant: those of all runs of a project, or of one run. */
export type Orphans = { readonly project: string } | { readonly run: string }

/**
 * Kills the commands (`docker compose build` …) that a killed run left going, so that they cannot create anything after
 * the removal.
 */
export async function killOrphanedProcesses(orphans: Orphans): Promise<void> {
  if ('run' in orphans) await killMarkedProcesses(RUN_ID_MARK, orphans.run)
  else await killMarkedProcesses(RUN_MARK, orphans.project)
}
