import type { Service } from '../../compose/project.js'
import type { ProjectRule } from '../facts.js'
import type { Observation } from '../rule.js'
import { type RunWithoutShell, runWithoutShell } from '../run-without-shell.js'

/** A program and its arguments in one word of a list: there is no program of that name. */
export const oneWordCommand: ProjectRule = {
  code: 'ONE_WORD_COMMAND',
  severity: 'warning',
  observe: ({ project }) =>
    Object.values(project.services).flatMap((service) =>
      runWithoutShell(service)
        .filter(({ words }) => isOneWord(words))
        .map((slip) => observation(service, slip, (path) => project.sources.at(path))),
    ),
}

function observation(
  { name }: Service,
  { path, what, words, plain, shell }: RunWithoutShell,
  at: (path: readonly (string | number)[]) => Observation['at'],
): Observation {
  const line = words.join(' ')
  const meant = /[|&;<>()$`'"*]/.test(line) ? shell(line) : plain(line.trim().split(/\s+/))
  return {
    about: name,
    at: at(['services', name, ...path]),
    why: `${what} of ${name} names the program \`${words[0]}\`, with its arguments in one word, and there is hardly a program of that name`,
    instead: `Write \`${meant}\``,
  }
}

/** What begins with an option is no program, but arguments of the image's own. */
export function isOneWord([program = '']: readonly string[]): boolean {
  return /\S\s+\S/.test(program) && !program.trim().startsWith('-')
}
