import { posix } from 'node:path'
import { nearestName } from '../../common/nearest-name.js'
import type { Position, Problem } from '../../common/problem.js'
import { quoted } from '../../common/sentence.js'

/** What is wrong with a value, and what to write instead. */
export type WrongValue = readonly [message: string, instead: string]

/** A wrong value of a service. */
export interface WrongEntry {
  /** As a user writes it; an item of a list by its list. */
  readonly key: string
  /** From the service down to the value. */
  readonly path: readonly (string | number)[]
  readonly wrong: WrongValue
}

/** @param what the keys of the value, from the top of the file */
export function valueProblem(
  what: string,
  [message, instead]: WrongValue,
  at: Position | undefined,
): Problem {
  return { message: `${what}: ${message}`, at, instead }
}

/** @param meant what the words are compared with to tell which is meant */
export function wrongWord(text: string, words: readonly string[], meant = text): WrongValue | undefined {
  if (words.includes(text)) return undefined
  const nearest = nearestName(meant, words)
  const all = words.map((one) => `\`${one}\``).join(', ')
  return [
    `${quoted(text)} is none of ${all}`,
    nearest === undefined ? 'write one of them' : `write \`${nearest}\``,
  ]
}

/** What is wrong with a path in a container. An engine of Windows has paths with a drive or with backslashes. */
export function wrongFolder(path: string): WrongValue | undefined {
  if (path.startsWith('/') || /^[a-z]:|\\/i.test(path)) return undefined
  return [`${quoted(path)} is not an absolute path in the container`, `write \`${posix.join('/', path)}\``]
}
