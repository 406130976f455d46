import { lastLine } from '../common/last-line.js'
import { type FailedInstruction, failedInstruction } from './build-log.js'

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
  const failed = failedInstruction(log)
  if (failed !== undefined) return instructionReason(failed)
  // BuildKit's own sentence of what went wrong is the last that begins with a word of failure.
  const lines = log.split('\n').map((line) => line.trim())
  const told = lines.findLast((line) => /(failed to solve|^ERROR|^error):/i.test(line))
  return lastLine(told ?? log).replace(/^.*?failed to solve: /, '')
}

/** Which instruction, how it failed, and of a command what it said last, of which BuildKit's own sentence has nothing. */
function instructionReason({ text, error, command, printed }: FailedInstruction): string {
  if (command === undefined) return `${shortened(text)} failed: ${lastLine(error.replace(OF_CACHE_KEY, ''))}`
  const said = lastLine(printed.join('\n'))
  return `${shortened(`RUN ${unquoted(command.line)}`)} exited ${command.exitCode}${said === '' ? '' : `: ${said}`}`
}

/** How a missing file of a COPY comes to light, which is nothing to anybody. */
const OF_CACHE_KEY = /^(?:failed to compute cache key: )?failed to calculate checksum of ref \S+: /

/** BuildKit quotes the command; who wrote it knows it without. */
function unquoted(line: string): string {
  return line.replace(/\\(["\\])/g, '$1')
}

function shortened(instruction: string): string {
  const line = instruction.replace(/\s+/g, ' ')
  return line.length > LONGEST_INSTRUCTION ? `${line.slice(0, LONGEST_INSTRUCTION - 1)}…` : line
}

const LONGEST_INSTRUCTION = 84
