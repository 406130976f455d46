import type { Command } from 'commander'
import type { Problem, Report } from '../common/problem.js'
import { longFlag, rows } from '../settings/table.js'
import { type KnownName, unknownName } from '../settings/unknown-name.js'

/**
 * Reports every word of a command line that no flag took.
 * @param literal whether the line holds a `--`, after which nothing is a flag
 */
export function reportLeftover(command: Command, literal: boolean, report: Report): void {
  const words = command.args
  if (literal) {
    if (words.length > 0) report(unquoted(words))
    return
  }
  words.forEach((word, index) => {
    if (isFlag(word)) {
      // A flag that is repeated is one mistake.
      if (words.indexOf(word) === index) report(unknownFlag(command, word))
    } else if (!isFlag(words[index - 1])) {
      // A word after an unknown flag is most likely its value.
      report(wordWithoutFlag(command, word))
    }
  })
}

function isFlag(word: string | undefined): boolean {
  return word !== undefined && word.length > 1 && word.startsWith('-')
}

function unknownFlag(command: Command, word: string): Problem {
  const [flag = word] = word.split('=')
  const known = command.options.flatMap(({ long }) => long ?? [])
  if (known.includes(flag)) return { message: `${flag} takes no value`, instead: `write \`${flag}\` alone` }
  const help = `compose-gate ${command.name()} --help`
  return unknownName(`flag ${flag}`, flag.replace(/^-+/, ''), known.map(choiceOf), help)
}

/** Users may know a flag by the action's input as well. */
function choiceOf(flag: string): KnownName {
  const inputs = rows.filter((row) => longFlag(row) === flag).map(({ name }) => name)
  return { write: flag, names: [flag.slice(2), ...inputs] }
}

function wordWithoutFlag(command: Command, word: string): Problem {
  const name = command.name()
  const instead =
    name === 'down'
      ? `write \`compose-gate down -p ${word}\``
      : `name services with a flag such as \`--app\`, see \`compose-gate ${name} --help\``
  return { message: `\`${word}\` belongs to no flag`, instead }
}

/** The shell took `--migrate app -- python x` apart. */
function unquoted(words: readonly string[]): Problem {
  const rest = words.join(' ')
  return {
    message: `\`${rest}\` after \`--\` belongs to no flag`,
    instead: `put a service and its command in quotes: \`--migrate 'SERVICE -- ${rest}'\``,
  }
}
