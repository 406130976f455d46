import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@jest/globals'
import type { EventRecorder } from './event-recorder.js'
import { isEngineAtWork, type SlowStep } from './slow-project.js'

/**
 * Milliseconds from a signal to the end. The runner sends SIGTERM 7.5 s after SIGINT; where the engine has to come to
 * an end first, it is the engine's speed that counts.
 */
export function endLimitMs(step: SlowStep): number {
  return isEngineAtWork(step) ? 60_000 : 7000
}

/** Processes that a gate started and left behind, known by a variable in their environment. */
export async function leftProcesses(project: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = pids.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (!environment.split('\0').includes(`COMPOSE_GATE_RUN=${project}`)) return []
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    // A process that has ended, but whose parent has not collected it yet, has no command line.
    return command === '' ? [] : [`process ${pid}: ${command.replaceAll('\0', ' ')}`]
  })
  return (await Promise.all(found)).flat()
}

/** Neither the engine nor this machine has anything left of the project. */
export async function expectNothingLeft(project: string, events: EventRecorder): Promise<void> {
  expect(await events.leftovers(project)).toEqual([])
  // A short command, for instance one that asks for a version, may need a moment to see that its reader is gone.
  for (
    const deadline = Date.now() + 2000;
    (await leftProcesses(project)).length > 0 && Date.now() < deadline;
  ) {
    await pause(50)
  }
  expect(await leftProcesses(project)).toEqual([])
}
