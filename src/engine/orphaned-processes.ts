import { readdir, readFile } from 'node:fs/promises'
import { RUN_ID_MARK, RUN_MARK } from './command.js'

/** Whose commands are meant: those of all runs of a project, or of one run. */
export type Orphans = { readonly project: string } | { readonly run: string }

/**
 * Kills the commands (`docker compose build` …) that a killed run left going, so that they cannot
 * create anything after the removal. They are found by the mark in their environment, as `/proc` shows it; where
 * there is no `/proc` none is found.
 */
export async function killOrphanedProcesses(orphans: Orphans): Promise<void> {
  const mark = 'run' in orphans ? `${RUN_ID_MARK}=${orphans.run}` : `${RUN_MARK}=${orphans.project}`
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  for (const pid of pids) {
    // Processes of others, and those that ended meanwhile, cannot be read.
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (pid === process.pid || !environment.split('\0').includes(mark)) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
