import { appendFile, readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@jest/globals'
import type { Witness } from '../../harness/engine.js'
import type { Kind } from './scenes.js'

/**
 * Milliseconds from a signal to the end. The runner sends SIGTERM 7.5 s after SIGINT; where the engine has to come to
 * an end first, it is the engine's speed that counts.
 */
export function limitOf(kind: Kind): number {
  return kind === 'build (export)' || kind === 'create (fill)' ? 60_000 : 7000
}

/** Commands that a gate left going, known by the mark in their environment. */
export async function strays(project: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = pids.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (!environment.split('\0').includes(`COMPOSE_GATE_RUN=${project}`)) return []
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    // One that has ended and was not waited for yet has no command line any more.
    return command === '' ? [] : [`process ${pid}: ${command.replaceAll('\0', ' ')}`]
  })
  return (await Promise.all(found)).flat()
}

/** Nothing of the project is there. */
export async function expectGone(project: string, witness: Witness): Promise<void> {
  expect(await witness.left(project)).toEqual([])
  // A mere question, for instance for a version, may take a moment to notice that nobody listens any more.
  for (const deadline = Date.now() + 2000; (await strays(project)).length > 0 && Date.now() < deadline; ) {
    await pause(50)
  }
  expect(await strays(project)).toEqual([])
}

/** Keeps how long something took, where somebody wants to know. */
export async function note(what: string, milliseconds: number): Promise<void> {
  const file = process.env.COMPOSE_GATE_FIGURES
  if (file !== undefined) await appendFile(file, `${what}\t${Math.round(milliseconds)} ms\n`)
}
