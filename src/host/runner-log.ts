import { randomUUID } from 'node:crypto'
import { plainLine, plainText } from '../common/plain-text.js'
import type { Masker } from '../masking/masker.js'

/** What is used of `@actions/core`, handed in so that importing this module loads nothing. */
export type Core = Pick<
  typeof import('@actions/core'),
  'info' | 'debug' | 'error' | 'warning' | 'notice' | 'startGroup' | 'endGroup' | 'setSecret' | 'setOutput'
>

export interface RunnerLog {
  /** The gate's own lines, which may contain names and texts of others. */
  lines(lines: readonly string[]): void
  /** Text of a container or a build, printed while the runner obeys no commands. */
  untrusted(text: string): void
  group(title: string, print: () => void): void
  /** A text for a message that the runner itself escapes. */
  text(words: string): string
}

export function runnerLog(core: Core, masker: Masker): RunnerLog {
  // Secrets are taken out first: what is put between the signs of a command may fall into one.
  const lines = (all: readonly string[]) =>
    core.info(masker.apply(all.join('\n')).split('\n').map(disarmed).join('\n'))
  return {
    lines,
    untrusted: (text) => {
      const token = randomUUID()
      core.info(`::stop-commands::${token}`)
      lines(text.split('\n'))
      core.info(`::${token}::`)
    },
    group: (title, print) => {
      core.startGroup(masker.apply(plainLine(title)))
      print()
      core.endGroup()
    },
    text: (words) => masker.apply(plainText(words)),
  }
}

/**
 * The runner obeys `::command::` at the start of a line and the older `##[command]` anywhere, and the log's viewer
 * folds and colours lines by the latter even while commands are stopped. An invisible character breaks them.
 */
function disarmed(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1:\u200b').replaceAll('##[', '##\u200b[')
}
