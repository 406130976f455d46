import { isBad, type Level } from './level.js'
import { isAdvice, isDetail, isNoise, isPointer, isTrailer, isWrapper } from './line-kind.js'
import { isAftermath, isBare, isError, isHealed, names, saysFailure } from './wording.js'

/** How likely something that was said is the cause: of equals, the last group counts, and in it the first. */
export const WEIGHT = {
  test: 70,
  error: 60,
  failure: 50,
  vagueFailure: 40,
  warning: 34,
  badAdvice: 30,
  incidentalFailure: 28,
  aftermath: 26,
  mildFailure: 22,
  mild: 20,
  advice: 16,
  ordinary: 14,
  pointer: 10,
  wrapper: 8,
  noise: 2,
} as const

/** What a program gets over weighs less than what stops it. */
export const HEALED_WEIGHT = 15

/** A line that is no part of an exception. */
export function weightOfLine(text: string, said: string, level: Level | undefined): number {
  // A logger's columns alone: what it says is below.
  if (isNoise(text) || (said !== '' && isNoise(said))) return WEIGHT.noise
  if (isWrapper(text) || isWrapper(said)) return WEIGHT.wrapper
  if (isTrailer(said)) return WEIGHT.wrapper
  const incidental = weightOfIncidental(text, said, level)
  if (incidental === undefined) return weightOfSaid(said, level)
  // `create index on a(b) - column "b" does not exist` only begins like an advice.
  return saysFailure(said) && names(said) ? Math.max(incidental, WEIGHT.incidentalFailure) : incidental
}

/** `ERROR: ResolutionImpossible: ` */
const LABELS = /^(?:[\w.]+: )+/

function weightOfIncidental(text: string, said: string, level: Level | undefined): number | undefined {
  if (isDetail(text) || isDetail(said)) return WEIGHT.pointer
  if (isPointer(said) || (said.includes('://') && isPointer(said.replace(LABELS, ''))))
    return isBad(level) ? WEIGHT.badAdvice : WEIGHT.pointer
  if (isAdvice(said)) return isBad(level) ? WEIGHT.badAdvice : WEIGHT.advice
  return undefined
}

export function weightOfSaid(said: string, given: Level | undefined): number {
  const fails = saysFailure(said)
  const level = given === 'log' ? (fails ? 'error' : 'info') : given
  const isHead = level === undefined && isError(said)
  if (!fails && !isHead && !isBad(level)) return level === 'warn' ? WEIGHT.mild : WEIGHT.ordinary
  if (level === 'info') return names(said) && !isAftermath(said) ? WEIGHT.mildFailure : WEIGHT.mild
  if (isAftermath(said)) return WEIGHT.aftermath
  const healed = isHealed(said) ? HEALED_WEIGHT : 0
  if (isBad(level) || isHead) {
    if (isBare(said)) return WEIGHT.aftermath
    return (names(said) || fails ? WEIGHT.error : WEIGHT.vagueFailure) - healed
  }
  if (level === 'warn') return WEIGHT.warning - healed
  return (names(said) ? WEIGHT.failure : WEIGHT.vagueFailure) - healed
}

/** An exception. */
export function weightOfException(text: string, level: Level | undefined, said: string): number {
  if (isTrailer(said) || isTrailer(text)) return WEIGHT.wrapper
  if (isAftermath(text)) return WEIGHT.aftermath
  const healed = isHealed(said) ? HEALED_WEIGHT : 0
  return (level === 'warn' || level === 'info' ? WEIGHT.warning : WEIGHT.error) - healed
}
