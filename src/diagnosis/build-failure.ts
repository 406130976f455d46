import { formatDuration } from '../common/duration.js'
import { lastLines, withoutMiddle } from '../common/last-part.js'
import { because, endingWith } from '../common/reason.js'
import { registryOf } from '../compose/image-reference.js'
import { type FailedInstruction, failedInstruction } from './build-log.js'
import { failedVertex, imageOfVertex, vertexNamed } from './build-vertices.js'
import type { Unfinished } from './build-watch.js'
import { causeText, type Explained, logCause } from './log-cause.js'

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

/** Lines of a build's output that go with its failure, where no instruction printed any. */
const BUILD_EVIDENCE_LINES = 40

/**
 * Explains a build that failed.
 * @param log what the build printed, or the end of it
 * @param name of the log in the report folder
 * @param builder the setting `builder`
 */
export function explainBuild(log: string, name: string, builder: string | undefined): Explained {
  const detail = because('the build failed', buildReason(log, builder))
  const failed = failedInstruction(log)
  const cause = failed && logCause(failed.printed.join('\n'))
  if (failed === undefined || cause === undefined)
    return { detail, evidence: lastLines(log, BUILD_EVIDENCE_LINES) }
  const told = new Set(cause.lines)
  const lines = failed.logged.filter((_, index) => told.has(failed.printed[index] ?? ''))
  return { detail, evidence: [failed.text, cause.evidence].join('\n'), cause: { log: name, lines } }
}

/**
 * Explains a build that took too long.
 * @param limitMs milliseconds that it had
 * @param now milliseconds of the clock by which `unfinished` was watched
 */
export function explainSlowBuild(
  log: string,
  limitMs: number,
  unfinished: Unfinished | undefined,
  now: number,
): Explained {
  const what = `the build took longer than ${formatDuration(limitMs)}`
  const evidence = lastLines(log, BUILD_EVIDENCE_LINES)
  if (unfinished === undefined) return { detail: because(what, causeText(withoutMargin(log))), evidence }
  const { text, since, lastLine } = unfinished
  const after = `after ${formatDuration(now - since)}`
  const vertex = vertexNamed(text)
  if (vertex.kind === 'image') {
    const image = imageOfVertex(vertex)
    const missing = `the image ${image} had not come from ${registryOf(image)} ${after}`
    return { detail: because(what, missing), evidence }
  }
  const last = lastLine === '' ? 'it printed nothing' : `it printed last: ${causeText(lastLine)}`
  return { detail: because(what, `${shortened(text)} had not ended ${after}; ${last}`), evidence }
}

/** Without the number of the step and the time, which BuildKit puts before each line. */
function withoutMargin(log: string): string {
  return log.replace(/^#\d+ (?:\d+\.\d+ )?/gm, '')
}

/** What a driver of buildx cannot do stands above its advice and a link. */
const UNSUPPORTED = /^(?!#)(?:ERROR: )?(.+?)\.?\nSwitch to a different driver.*\nLearn more at /im

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
  const unsupported = UNSUPPORTED.exec(log)?.[1]
  if (unsupported !== undefined) return unsupported
  const vertex = failedVertex(log)
  if (vertex?.kind === 'image') {
    return `the image ${imageOfVertex(vertex)} could not be pulled: ${causeText(vertex.error ?? '')}`
  }
  const failed = failedInstruction(log)
  if (failed !== undefined) return instructionReason(failed)
  // BuildKit itself says what went wrong in the last line that begins with a word such as ERROR.
  const lines = log.split('\n').map((line) => line.trim())
  const errorLine = lines.findLast((line) => /(failed to solve|^ERROR|^error):/i.test(line))
  return causeText(errorLine ?? log).replace(/^.*?failed to solve: /, '')
}

/** Which instruction failed and how; for a command also its last words, which BuildKit's own sentence leaves out. */
function instructionReason({ text, error, command, printed }: FailedInstruction): string {
  if (command === undefined)
    return `${shortened(text)} failed: ${causeText(error.replace(CHECKSUM_PREFIX, '').replace(MOUNTED, '$1$2'))}`
  const what = `${shortened(`RUN ${unquoted(command.line)}`)} exited ${command.exitCode}`
  const said = logCause(printed.join('\n'))
  if (said === undefined || said.text === '') return what
  return said.isHarmless ? endingWith(what, said.text) : because(what, said.text)
}

/** How BuildKit noticed that a file for COPY is missing: a detail that helps nobody. */
const CHECKSUM_PREFIX = /^(?:failed to compute cache key: )?failed to calculate checksum of ref \S+: /

/** A file of a stage, as BuildKit finds it while it has mounted that stage somewhere on the engine's machine. */
const MOUNTED = /(?:failed to walk \S+: )?(\b\w+ )\/\S*\/buildkit-mount\d+(\/\S*)/

/** BuildKit escapes quotes and backslashes of the command. */
function unquoted(line: string): string {
  return line.replace(/\\(["\\])/g, '$1')
}

/** Its beginning and its end: the Dockerfile says the rest. */
function shortened(instruction: string): string {
  return withoutMiddle(instruction.replace(/\s+/g, ' '), MAX_INSTRUCTION_CHARACTERS)
}

/** Characters of an instruction that a reason shows. */
const MAX_INSTRUCTION_CHARACTERS = 84
