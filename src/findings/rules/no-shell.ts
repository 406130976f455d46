import { object, string } from '../../common/json.js'
import { undoubled } from '../../compose/doubled-dollars.js'
import type { Service } from '../../compose/project.js'
import { bareName } from '../../compose/shell/before-program.js'
import type { ProjectFacts, ProjectRule } from '../facts.js'
import type { Observation } from '../rule.js'
import { type RunWithoutShell, runWithoutShell } from '../run-without-shell.js'
import { isOneWord } from './one-word-command.js'

/** What only a shell understands, where none reads it: the program gets `&&` or `$(date)` as it is written. */
export const noShell: ProjectRule = {
  code: 'NO_SHELL',
  severity: 'warning',
  observe: ({ project }) =>
    Object.values(project.services).flatMap((service) => [
      ...runWithoutShell(service).flatMap((run) => ofWords(service, run, project)),
      ...ofVariables(service, project),
    ]),
}

function ofWords(
  { name }: Service,
  { path, what, words, shell }: RunWithoutShell,
  { sources }: ProjectFacts['project'],
): readonly Observation[] {
  // Then the first word is wrong, and is told.
  const sign = isOneWord(words) ? undefined : shellSign(words)
  if (sign === undefined) return []
  return [
    {
      about: name,
      at: sources.at(['services', name, ...path]),
      why: `${what} of ${name} holds \`${sign}\`, which only a shell understands, and is run without one: the program gets it as it is written`,
      instead: `Write \`${shell(lineOf(words))}\``,
    },
  ]
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh'])
const OPERATORS = new Set(['&&', '||', '2>&1', '>>'])
/** May as well be an argument: `cut -d ;`. */
const MARKS = new Set(['|', ';', '>', '<', '&'])

/** The first word that only a shell understands; a shell is handed its script in one word. */
function shellSign(words: readonly string[]): string | undefined {
  const operator = words.find(
    (word, at) => at > 0 && (OPERATORS.has(word) || (MARKS.has(word) && !/^-/.test(words[at - 1] ?? ''))),
  )
  if (operator !== undefined) return operator
  if (words.some((word) => SHELLS.has(bareName(word)) || /^-\w*c$/.test(word))) return undefined
  return words.map(substitutionIn).find((found) => found !== undefined)
}

/** `$(hostname)`, or the same in backticks. */
function substitutionIn(word: string): string | undefined {
  return /\$\([a-z_/.][^()]*\)/i.exec(word)?.[0]
}

/** Words as somebody would type them; a shell in front takes the others for its script. */
function lineOf(words: readonly string[]): string {
  const [first = '', option = '', ...script] = words
  const isShell = SHELLS.has(bareName(first)) && /^-\w*c$/.test(option)
  return (isShell ? script : words).join(' ')
}

/** The values may be secrets: they are not told. */
function ofVariables({ name, raw }: Service, { sources }: ProjectFacts['project']): readonly Observation[] {
  return Object.entries(object(raw.environment)).flatMap(([key, value]) => {
    if (substitutionIn(undoubled(string(value) ?? '')) === undefined) return []
    return {
      about: name,
      at: sources.at(['services', name, 'environment', key]),
      why: `the variable ${key} of ${name} holds \`$(…)\`, which only a shell understands: it stays as it is written`,
      instead: 'Write the value, or have a shell in the container set it, in its command or entrypoint',
    }
  })
}
