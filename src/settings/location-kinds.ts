import { isIP } from 'node:net'
import { unbracketed } from '../common/host-address.js'
import { type Origin, type Parser, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import { distinct, settingTexts, splitLines, splitNames } from './lists.js'
import { parseProjectName } from './project-name.js'
import type { SettingValues } from './setting-values.js'

/**
 * The kinds of settings that must be known before Compose is asked. They stand apart from the others, whose code need
 * not be loaded until then.
 */
export const locationKinds: {
  readonly [K in 'machine' | 'path' | 'paths' | 'profiles' | 'projectName' | 'switch']: Parser<
    SettingValues[K]
  >
} = {
  machine: parseMachine,
  path: parsePath,
  paths: parsePaths,
  profiles: listOf('profile', /^(?:\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$/),
  projectName: parseProjectName,
  switch: parseSwitch,
}

function parsePath(value: unknown, origin: Origin, report: Report): string | undefined {
  if (typeof value === 'string' && !/[\r\n]/.test(value.trim())) return value.trim()
  report(problemAt(origin, `${quoted(value)} is not a path`, 'write one path'))
  return undefined
}

function parsePaths(value: unknown, origin: Origin, report: Report): readonly string[] | undefined {
  const given = settingTexts(value, origin, report, 'write one path a line')
  return given && distinct(splitLines(given).map(({ text }) => text))
}

/** Names, as they stand in a list or on lines. */
export function listOf(noun: string, pattern: RegExp): Parser<readonly string[]> {
  return (value, origin, report) => {
    const usage = `write the names of ${noun}s, separated by commas, blanks or line ends`
    const given = settingTexts(value, origin, report, usage)
    if (given === undefined) return undefined
    const written = splitNames(given)
    const wrong = written.filter(({ text }) => !pattern.test(text))
    for (const { text, origin } of wrong) {
      // In quotes, as JSON, or with a separator of another kind.
      const meant = text.replace(/^[^\w.]+|[^\w.]+$/g, '')
      const instead = pattern.test(meant) ? `write \`${meant}\`: ${usage.slice('write '.length)}` : usage
      report(problemAt(origin, `${quoted(text)} is not a ${noun}'s name`, instead))
    }
    const sound = written.filter(({ text }) => pattern.test(text)).map(({ text }) => text)
    return wrong.length > 0 && sound.length === 0 ? undefined : distinct(sound)
  }
}

function parseSwitch(value: unknown, origin: Origin, report: Report): boolean | undefined {
  if (typeof value === 'boolean') return value
  // The toolkit of GitHub's runner accepts these words for an input.
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  if (['true', 'True', 'TRUE'].includes(word)) return true
  if (['false', 'False', 'FALSE'].includes(word)) return false
  const meant = /^(?:yes|y|on|1|true)$/i.test(word)
    ? true
    : /^(?:no|n|off|0|false)$/i.test(word)
      ? false
      : undefined
  const instead = meant === undefined ? 'write `true` or `false`' : `write \`${meant}\``
  report(problemAt(origin, `${quoted(value)} is neither \`true\` nor \`false\``, instead))
  return undefined
}

function parseMachine(value: unknown, origin: Origin, report: Report): string | undefined {
  const written = typeof value === 'string' ? value.trim() : ''
  const bare = unbracketed(written)
  if (/^[\w.-]+$/.test(written) || isIP(bare) === 6) return bare
  const instead = 'write a name or an address alone, for instance `engine.example.com` or `10.0.0.7`'
  report(problemAt(origin, `${quoted(value)} is not the name of a machine`, instead))
  return undefined
}
