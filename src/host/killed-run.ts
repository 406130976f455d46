import { appendFile } from 'node:fs/promises'
import { plainLine } from '../common/plain-text.js'
import { listed } from '../common/sentence.js'
import type { Masker } from '../masking/masker.js'
import { codeSpan, markdownText } from '../report/markdown.js'

/** A run that was killed, so that it could tell nothing itself. */
export interface KilledRun {
  /** The Compose project's name. */
  readonly project: string
  /** Names of the steps that had begun and not ended. */
  readonly steps: readonly string[]
  /** Whether anything may have been made on the engine. */
  readonly hasBegun: boolean
}

/** What a run that was killed was doing, one sentence. */
export function whatItWasAt({ steps, hasBegun }: KilledRun): string {
  const at = steps.length > 0 ? listed(steps) : hasBegun ? 'between two steps' : 'reading the project'
  return `The main step was ended before its verdict, while it was at: ${at}.`
}

/**
 * Writes to the page of the workflow run what became of a run that was killed.
 * @param file of the summary; undefined: there is none
 * @param ending what was removed or is left, one sentence a line
 * @returns why it could not be written; undefined: it was
 */
export async function summarizeKilled(
  run: KilledRun,
  ending: readonly string[],
  file: string | undefined,
  masker: Pick<Masker, 'apply'>,
): Promise<string | undefined> {
  if (!file) return undefined
  const text = (line: string) => markdownText(masker.apply(plainLine(line)))
  const lines = [
    '## ✖ compose-gate: ended before its verdict',
    `**${text(whatItWasAt(run))}**`,
    codeSpan(run.project),
    ...ending.map(text),
  ]
  return appendFile(file, `${lines.join('\n\n')}\n`).then(
    () => undefined,
    (error: unknown) => `Could not write the summary: ${plainLine(String(error))}`,
  )
}
