import { because, endingWith, reason, type StatedReason } from '../common/reason.js'
import type { ToldLines } from '../record/told-lines.js'
import { causeIn } from './log/cause.js'
import { messageOf, saysAll } from './log/wording.js'
import { withoutRepeats } from './repeats.js'

/** Lines of a container's log that are read for the cause of its failure, the last ones: a JVM whose stack is full
 *  prints 1024 frames below the line that says so. */
export const READ_LINES = 1100

/** Lines of a log that go with a failure as its evidence. */
const LOG_EVIDENCE_LINES = 30
/** Of those, so many may stand before the cause. */
const LINES_BEFORE = 10

/** What a log says of a failure. */
export interface LogCause {
  /** One line that fits a sentence. */
  readonly text: string
  /** The lines that say it. */
  readonly lines: readonly string[]
  /** These lines and those around them. */
  readonly evidence: string
  /** It says that something failed. Otherwise it is only the last that was said. */
  readonly isFailure: boolean
  /** Nothing in the log says that anything is wrong. */
  readonly isHarmless: boolean
}

/** @returns undefined where the log says nothing */
export function logCause(log: string): LogCause | undefined {
  const cause = causeIn(log)
  if (cause === undefined) return undefined
  const all = log.trimEnd().split('\n')
  const { from, to, ...said } = cause
  return { ...said, lines: all.slice(from, to), evidence: around(all, from) }
}

/** The end of the log, if the cause is in it. */
function around(all: readonly string[], from: number): string {
  const end = Math.max(0, all.length - LOG_EVIDENCE_LINES)
  const first = Math.min(end, Math.max(0, from - LINES_BEFORE))
  const shown = all.slice(from >= end ? end : first).slice(0, LOG_EVIDENCE_LINES)
  const left = from >= end ? 0 : all.length - first - shown.length
  return [...withoutRepeats(shown), ...(left > 0 ? [`(${left} lines behind this are left out)`] : [])].join(
    '\n',
  )
}

/** The cause alone, one line that fits a sentence; empty where the log says nothing. */
export function causeText(log: string): string {
  return causeIn(log)?.text ?? ''
}

/** How something failed, with what its log says of why. */
export interface Explained {
  /** One sentence without its full stop. */
  readonly detail: StatedReason
  readonly evidence: string
  readonly cause?: ToldLines | undefined
}

/**
 * Adds what a log says to how something failed.
 * @param what one clause: `migrate exited 1`
 * @param name of the log
 */
export function explained(what: string, log: string, name: string): Explained {
  const cause = logCause(log)
  if (cause === undefined) return { detail: reason(what), evidence: '' }
  const { text, lines, evidence, isHarmless } = cause
  const detail = isHarmless ? endingWith(what, text) : because(what, text)
  return { detail, evidence, cause: { log: name, lines } }
}

/**
 * Adds what a log says to something that had not ended: a failure, else its last line, which tells what it was at.
 * @param what one clause: `migrate did not end within 5m`
 * @param name of the log
 */
export function explainedUnended(what: string, log: string, name: string): Explained {
  if (logCause(log)?.isFailure === true) return explained(what, log, name)
  const lines = log.trimEnd().split('\n')
  return { ...explained(what, lines.at(-1) ?? '', name), evidence: around(lines, lines.length) }
}

/**
 * Adds what a service has logged to how it failed, where the log says that something failed.
 * @param what one clause, which tells a reason already
 */
export function alsoLogged(what: string, log: string, service: string): Explained {
  const cause = logCause(log)
  if (cause === undefined || !cause.isFailure)
    return { detail: reason(what), evidence: cause?.evidence ?? '' }
  const { text, lines, evidence } = cause
  // A store also logs what a probe that fails is told.
  const detail = reason(saysAll(what, messageOf(text)) ? what : `${what}; ${service} logged: ${text}`)
  return { detail, evidence, cause: { log: service, lines } }
}
