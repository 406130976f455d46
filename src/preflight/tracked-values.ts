import type { Clock } from '../common/clock.js'
import { withDeadline } from '../common/deadline.js'
import type { Environment } from '../common/environment.js'
import { runCommand } from '../engine/command.js'

/** Milliseconds in which git must have looked through a repository. What it has not found by then is hidden. */
const SEARCH_TIMEOUT_MS = 5000

/** Shorter values stand in long files by chance: they count only as words. */
const MIN_PART_CHARACTERS = 8

/** What a command needs of its surroundings. */
export interface CommandSurroundings {
  readonly environment: Environment
  readonly clock: Clock
}

/**
 * Those of some values that stand in a file that git tracks, as it was committed: whoever can read the log can read them
 * there. None where the folder is in no repository, or where there is no git.
 * @param values one line each
 * @throws the signal's reason
 */
export async function trackedValues(
  values: readonly string[],
  directory: string,
  { environment, clock }: CommandSurroundings,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set()
  const limit = withDeadline(signal, SEARCH_TIMEOUT_MS, clock)
  const git = async (args: readonly string[], input = '') => {
    const options = { cwd: directory, env: environment, clock, input, maxOutput: MAX_SEARCH_OUTPUT }
    return (
      await runCommand('git', ['--no-pager', ...GIT_OPTIONS, ...args, '--', ':/'], options, limit.signal)
    ).stdout
  }
  // The values go in by standard input: the arguments of a command can be read by everybody on the machine.
  const search = async (wanted: readonly string[], flags: readonly string[]) =>
    wanted.length === 0 ? '' : git([...SEARCH, ...flags, '-f', '-'], `${wanted.join('\n')}\n`)
  try {
    const changed = new Set((await git(['ls-files', '--modified', '-z'])).split('\0'))
    const isLong = (value: string) => value.length >= MIN_PART_CHARACTERS
    const printed = [
      await search(values.filter(isLong), []),
      await search(
        values.filter((value) => !isLong(value)),
        ['--word-regexp'],
      ),
    ]
    const found = printed.flatMap(matchesIn).filter(({ file }) => !changed.has(file))
    return new Set(values.filter((value) => found.some(({ text }) => standsIn(value, text))))
  } catch {
    signal.throwIfAborted()
    return new Set()
  }
}

/** Characters of what git finds: a word of a large repository may stand there a hundred thousand times. */
const MAX_SEARCH_OUTPUT = 20_000_000

/** The settings of a user must not change what git prints, nor start anything. */
const GIT_OPTIONS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'submodule.recurse=false',
]
const SEARCH = ['grep', '-I', '-F', '-z', '-H', '-o', '--no-line-number', '--no-column', '--color=never']

interface FoundText {
  readonly file: string
  readonly text: string
}

function matchesIn(printed: string): readonly FoundText[] {
  return printed.split('\n').flatMap((line) => {
    const end = line.indexOf('\0')
    return end < 0 ? [] : [{ file: line.slice(0, end), text: line.slice(end + 1) }]
  })
}

/** Whether a value stands in a text: a short one as a word, a longer one anywhere. */
export function standsIn(value: string, text: string): boolean {
  if (value.length >= MIN_PART_CHARACTERS) return text.includes(value)
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + value.length)]
    if (!around.some((character) => /\w/.test(character))) return true
  }
  return false
}
