import { lastLine } from '../run/log-lines.js'

interface Trouble {
  /** Of lines that buildx itself writes: what a Dockerfile's own commands print begins with `#5 0.123`. */
  readonly says: RegExp
  readonly meaning: (builder: string) => string
}

/** What buildx says of a builder in several lines, or in the words of a network, and what a person can do. */
const OF_BUILDERS: readonly Trouble[] = [
  {
    says: /^(?!#).*cache export (?:feature )?is (?:currently )?not supported for (?:the )?docker driver/im,
    meaning: (builder) =>
      `${builder} has the docker driver, which cannot write this cache; ` +
      'set `builder` to one with the docker-container driver, which docker/setup-buildx-action makes',
  },
  {
    says: /^#\d+ \[[^\]]*internal\] waiting for connection$[\s\S]*^(?!#).*context deadline exceeded\s*$/m,
    meaning: (builder) => `${builder} cannot be reached; \`docker buildx inspect\` shows where it should be`,
  },
]

/**
 * Why a build failed, in one sentence without its stop.
 * @param log what the build printed, or the end of it
 * @param builder the setting of that name
 */
export function buildReason(log: string, builder: string | undefined): string {
  const name = builder === undefined ? "Compose's own builder" : `the builder "${builder}"`
  for (const { says, meaning } of OF_BUILDERS) {
    if (says.test(log)) return meaning(name)
  }
  const failed = lastCommand(log)
  if (failed !== undefined) return failed
  // BuildKit's own sentence of what went wrong is the last that begins with a word of failure.
  const lines = log.split('\n').map((line) => line.trim())
  const told = lines.findLast((line) => /(failed to solve|^ERROR|^error):/i.test(line))
  return lastLine(told ?? log).replace(/^.*?failed to solve: /, '')
}

/** A command of a Dockerfile that failed: which, how, and what it said, of which BuildKit's own sentence has nothing. */
function lastCommand(log: string): string | undefined {
  const lines = log.split('\n').map((line) => line.trim())
  const failure =
    /^#(\d+) ERROR: process "(?:\/bin\/sh -c )?(.+)" did not complete successfully: exit code: (\d+)/
  const [, step, command = '', exitCode] = lines.findLast((line) => failure.test(line))?.match(failure) ?? []
  if (step === undefined) return undefined
  const printed = new RegExp(`^#${step} \\d+\\.\\d+ (.*)$`)
  const said = lastLine(lines.map((line) => line.match(printed)?.[1] ?? '').join('\n'))
  const short = command.length > LONGEST_COMMAND ? `${command.slice(0, LONGEST_COMMAND - 1)}…` : command
  return `RUN ${short.replace(/\s+/g, ' ')} exited ${exitCode}${said === '' ? '' : `: ${said}`}`
}

const LONGEST_COMMAND = 80
