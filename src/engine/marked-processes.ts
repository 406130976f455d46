import { readdir, readFile } from 'node:fs/promises'

/**
 * Kills all processes, except this one, that have this variable with this value in their environment, as `/proc` shows
 * it. Where there is no `/proc` none is found.
 */
export async function killMarkedProcesses(variable: string, value: string): Promise<void> {
  const mark = `${variable}=${value}`
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
