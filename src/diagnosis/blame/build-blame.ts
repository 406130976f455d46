import { lastLines } from '../../common/last-part.js'
import { failedInstruction } from '../build-log.js'
import { failedVertex, imageOfVertex, isBuildKitLog, unfinishedVertices } from '../build-vertices.js'
import { type Blame, blameForWords, RELEASE } from './blame.js'
import { blameForContainer, FOREIGN_IMAGE } from './container-blame.js'
import { FULL_DISK } from './full-disk.js'
import { FETCH_CAUSES, HOST_CAUSES } from './outside-causes.js'
import { blameForPull, SLOW_REGISTRY } from './pull-blame.js'

const BUILDER: Blame = {
  who: 'elsewhere',
  remedy: 'look at the builder: `docker buildx inspect` and `docker buildx version` show it',
}

/** Lines at the end of what an instruction printed that can say why it failed. */
const LAST_PRINTED_LINES = 10

/**
 * Who is to blame where a build failed.
 * @param log what the build printed, or the end of it
 * @param platform that the file asks for; undefined: the one of the machine
 */
export function blameForBuild(log: string, platform?: string): Blame {
  if (!isBuildKitLog(log)) return blameWithoutBuildKit(log, platform)
  const vertex = failedVertex(log)
  // Lines of BuildKit's work begin with a number; what is left is its last word.
  if (vertex === undefined) return blameForWords(log.replace(/^#\d+ .*$/gm, ''), FETCH_CAUSES, RELEASE)
  const error = vertex.error ?? ''
  switch (vertex.kind) {
    case 'image':
      return blameForPull(error, imageOfVertex(vertex), platform)
    case 'instruction':
      return blameForInstruction(log, error)
    case 'input':
      return blameForWords(error, FETCH_CAUSES, RELEASE)
    case 'source':
      return blameForWords(error, FETCH_CAUSES, /not found|\b40[134]\b/i.test(error) ? RELEASE : BUILDER)
    case 'builder':
      if (/\b(?:waiting for connection|booting)\b/.test(vertex.name)) return BUILDER
      return blameForWords(error, FETCH_CAUSES, BUILDER)
  }
}

/** Who is to blame where a build took too long: its own commands, or what it was waiting for. */
export function blameForSlowBuild(log: string): Blame {
  const open = unfinishedVertices(log)
  const isWaiting = open.length > 0 && open.every(({ kind }) => kind === 'image' || kind === 'source')
  return isWaiting ? SLOW_REGISTRY : RELEASE
}

/** A command that ran is the release's own, whatever it prints. Only a full disk of the engine is never its fault. */
function blameForInstruction(log: string, error: string): Blame {
  const { text, command, printed } = failedInstruction(log) ?? { text: '', command: undefined, printed: [] }
  if (command === undefined) {
    const unstarted = /^process ".*" did not complete successfully: (.+)/.exec(error)?.[1]
    return unstarted === undefined
      ? blameForWords(error, FETCH_CAUSES, RELEASE)
      : blameForInstructionStart(unstarted)
  }
  const runtime = printed.flatMap((line) => /^\w+ run failed: (.+)/.exec(line)?.[1] ?? []).at(0)
  if (runtime !== undefined) return blameForInstructionStart(runtime)
  const end = lastLines(printed.join('\n'), LAST_PRINTED_LINES)
  if (FOREIGN_SHELL.test(end)) return FOREIGN_IMAGE
  return FULL_DISK.test(end) && !OWN_FILE_SYSTEM.test(text)
    ? blameForWords(end, HOST_CAUSES, RELEASE)
    : RELEASE
}

/** What a Dockerfile asks for is the release's. */
function blameForInstructionStart(words: string): Blame {
  const blame = blameForContainer(words)
  return blame.who === 'file' ? RELEASE : blame
}

/** The shell of a base image does not run here, so the image is for another platform. */
const FOREIGN_SHELL = /^exec \/\S+: exec format error$/m
const OWN_FILE_SYSTEM = /--mount=type=tmpfs|\/dev\/shm/

/** Lines at the end of the classic builder's log that can be its error. */
const BUILD_LOG_LINES = 3

/** The log of the classic builder, or of a builder that was not reached: then nothing of the release was tried. */
function blameWithoutBuildKit(log: string, platform: string | undefined): Blame {
  const instructions = [...log.matchAll(/^Step \d+\/\d+ : (\S+)/gm)].map(([, name]) => name)
  const words = lastLines(log, BUILD_LOG_LINES)
  switch (instructions.at(-1)) {
    case undefined:
      return blameForWords(log, FETCH_CAUSES, OWN_INPUT.test(log) ? RELEASE : BUILDER)
    case 'FROM':
      return blameForPull(words, '', platform)
    default:
      if (/returned a non-zero code: \d+/.test(log)) return RELEASE
      return /\bOCI runtime\b|\bunable to find (?:user|group)\b/.test(log)
        ? blameForInstructionStart(words)
        : blameForWords(words, FETCH_CAUSES, RELEASE)
  }
}

const OWN_INPUT =
  /unable to prepare context|failed to read dockerfile|dockerfile parse error|path "[^"]*" not found|failed to solve: /i
