import { readdir, readFile } from 'node:fs/promises'
import { RUN_MARK } from './command.js'

/**
 * Kills the commands (`docker compose build` …) that a killed run of this project left going, so that they cannot
 * create anything after the removal. They are found by the mark in their environment, as `/proc` shows it; where
 * there is no `/proc` none is found.
 */
export async function killOrphanedProcesses(project: string): Promise<void> {
  const mark = `${RUN_MARK}=${project}`
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
