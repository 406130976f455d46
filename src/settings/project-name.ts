import { basename } from 'node:path'
import { type Origin, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'

const PROJECT_NAME = /^[a-z0-9][a-z0-9_-]*$/

/** Whether Compose accepts this as a project's name. */
export function isProjectName(name: string): boolean {
  return PROJECT_NAME.test(name)
}

/** The project's name that Compose would make of a text. It may be empty. */
export function normalisedName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '')
}

/**
 * A name that no other run has: `<folder>-gate-<random>`. It does not depend on Compose's answer, because it must be
 * saved before anything is created under it.
 * @param random six hexadecimal digits
 */
export function uniqueProjectName(directory: string, random: string): string {
  // The names of images begin with this name, and may not have two different separators in a row.
  const folder = normalisedName(basename(directory).replace(/[^a-zA-Z0-9]+/g, '-'))
    .slice(0, 30)
    .replace(/-+$/, '')
  return [folder, 'gate', random].filter((part) => part !== '').join('-')
}

/** Reads a project's name. A name that Compose refuses is reported, with one that Compose would accept. */
export function parseProjectName(value: unknown, origin: Origin, report: Report): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  if (isProjectName(text)) return text
  const normal = normalisedName(text)
  const rule = 'lower-case letters, digits, `-` and `_`, a letter or digit first'
  report(
    problemAt(
      origin,
      `${quoted(value)} is not a project name Compose takes (${rule})`,
      isProjectName(normal) ? `write \`${normal}\`` : 'write for instance `my-release`',
    ),
  )
  return undefined
}
