import { lastLine } from '../common/last-line.js'
import { type FailedInstruction, failedInstruction } from './build-log.js'

interface BuilderProblem {
  /** Matches only what buildx itself prints: lines of a Dockerfile's own commands begin with `#5 0.123`. */
  readonly says: RegExp
  readonly meaning: (builder: string) => string
}

/** Problems with a builder that buildx reports in several lines, or as network errors, and what a user can do. */
const BUILDER_PROBLEMS: readonly BuilderProblem[] = [
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
 * Why a build failed, in one sentence without its full stop.
 * @param log what the build printed, or the end of it
 * @param builder the setting `builder`
 */
export function buildReason(log: string, builder: string | undefined): string {
  const name = builder === undefined ? "Compose's own builder" : `the builder "${builder}"`
  for (const { says, meaning } of BUILDER_PROBLEMS) {
    if (says.test(log)) return meaning(name)
  }
  const failed = failedInstruction(log)
  if (failed !== undefined) return instructionReason(failed)
  // BuildKit itself says what went wrong in the last line that begins with a word such as ERROR.
  const lines = log.split('\n').map((line) => line.trim())
  const errorLine = lines.findLast((line) => /(failed to solve|^ERROR|^error):/i.test(line))
  return lastLine(errorLine ?? log).replace(/^.*?failed to solve: /, '')
}

/** Which instruction failed and how; for a command also its last words, which BuildKit's own sentence leaves out. */
function instructionReason({ text, error, command, printed }: FailedInstruction): string {
  if (command === undefined)
    return `${shortened(text)} failed: ${lastLine(error.replace(CHECKSUM_PREFIX, ''))}`
  const said = lastLine(printed.join('\n'))
  return `${shortened(`RUN ${unquoted(command.line)}`)} exited ${command.exitCode}${said === '' ? '' : `: ${said}`}`
}

/** How BuildKit noticed that a file for COPY is missing: a detail that helps nobody. */
const CHECKSUM_PREFIX = /^(?:failed to compute cache key: )?failed to calculate checksum of ref \S+: /

/** BuildKit escapes quotes and backslashes of the command. */
function unquoted(line: string): string {
  return line.replace(/\\(["\\])/g, '$1')
}

function shortened(instruction: string): string {
  const line = instruction.replace(/\s+/g, ' ')
  return line.length > MAX_INSTRUCTION_CHARACTERS ? `${line.slice(0, MAX_INSTRUCTION_CHARACTERS - 1)}…` : line
}

/** Characters of an instruction that a reason shows. */
const MAX_INSTRUCTION_CHARACTERS = 84
