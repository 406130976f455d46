import type { SimpleCommand } from '../../compose/command-line.js'
import { type Pipeline, pipelinesOf } from '../../compose/pipelines.js'
import { continues, withoutVersion } from '../known/known-command.js'
import { endingArguments, endingCommands, endingPrograms, workspacePrograms } from '../known/known-endings.js'
import type { CommandFacts } from './command-facts.js'
import { beginsEndlessLoop } from './running-commands.js'
import { isToldToEnd } from './told-to-end.js'

type Commands = readonly SimpleCommand[]

/**
 * Whether what a container runs plainly comes to its end: the last command of its script does, or that of another branch
 * of the `if` that the script ends with, and nothing before hands over to a program that may stay.
 */
export function endsPlainly({
  simple,
  isEndless,
  runsServer,
  isServerByName,
}: Pick<CommandFacts, 'simple' | 'isEndless' | 'runsServer' | 'isServerByName'>): boolean {
  if (simple.length === 0 || isEndless || runsServer || isServerByName) return false
  if (simple.some((command) => waitsInBackground(command) || loopsOnEvents(command) || handsOver(command)))
    return false
  return [simple, ...otherBranches(simple)].some((branch) => lastPipeline(branch)?.every(endsByItself))
}

/** The script up to the end of each earlier branch of the `if` that it ends with. */
function otherBranches(simple: Commands): readonly Commands[] {
  if (!simple.at(-1)?.closings?.includes('fi')) return []
  const from = simple.findLastIndex(({ keywords }) => keywords.includes('if'))
  return simple.flatMap(({ keywords }, at) =>
    at > from && (keywords.includes('else') || keywords.includes('elif')) ? [simple.slice(0, at)] : [],
  )
}

/** What comes after `||` runs only where what stands in front of it failed. */
function lastPipeline(commands: Commands): Pipeline | undefined {
  return pipelinesOf(commands)
    .filter((_, index, all) => all[index - 1]?.at(-1)?.join !== '||')
    .at(-1)
}

/** `server & wait` */
function waitsInBackground({ program }: SimpleCommand): boolean {
  return program === 'wait' || program === 'fg'
}

/** `while inotifywait -e create /in; do …`; not `while ! nc -z db 5432`, `while read line`, nor `while :; do x && break`. */
function loopsOnEvents({ keywords, program, args }: SimpleCommand): boolean {
  if (!keywords.includes('while') || keywords.includes('!') || ASKING.has(program)) return false
  return !beginsEndlessLoop([...keywords, program, ...args])
}

/** `test -f ready && exec server` */
function handsOver(command: SimpleCommand): boolean {
  return command.before.includes('exec') && !endsByItself(command)
}

const ASKING = new Set(['[', '[[', 'test', 'read'])

/** Whether one command does one thing, and ends. */
function endsByItself(command: SimpleCommand): boolean {
  const { program, args } = command
  if (program === 'nc' && args.some((arg) => /^-[a-z]*l/.test(arg))) return false
  if (endingPrograms.has(program)) return true
  if (isToldToEnd([program, ...args])) return true
  if (mayWatch(command)) return false
  if (args.slice(0, 2).some((word) => endingArguments.has(word))) return true
  return endingCommands.some(
    (known) =>
      (known.program === program || known.program === withoutVersion(program)) && continues(args, known),
  )
}

/** `vite build -w`; of some programs `-w` names a workspace. */
export function mayWatch({ program, args }: SimpleCommand): boolean {
  return args.includes('-w') && !workspacePrograms.has(program)
}
