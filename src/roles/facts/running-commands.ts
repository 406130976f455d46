import { extname } from 'node:path/posix'
import { bareName } from '../../compose/shell/before-program.js'
import { isOption, optionName, withoutVersion } from '../known/known-command.js'
import {
  constantConditions,
  endingScriptParts,
  endlessScriptEndings,
  endlessScripts,
  packageRunners,
  servingArguments,
  servingOptions,
} from '../known/known-servers.js'
import { launchers } from '../known/launchers.js'
import { runnableEndings } from '../known/script-names.js'
import type { WordedCommand } from './command-words.js'
import { isToldToEnd } from './told-to-end.js'

/**
 * Whether commands wait, watch files, or loop and nothing leaves the loop with 0: `./work || exit 9` only ends it badly.
 * @param line all of them as they stand
 */
export function isEndless(commands: readonly WordedCommand[], line: string): boolean {
  if (commands.some(({ known }) => known.some(({ kind }) => kind === 'endless'))) return true
  if (runsTillStopped(commands.at(-1)?.words ?? [])) return true
  const loop = commands.findIndex(({ before, words }) => beginsEndlessLoop([...before, ...words]))
  if (loop < 0) return line.includes('for') && line.replaceAll(' ', '').includes('for((;;))')
  return !commands.slice(loop).some(({ words }) => words.some((word, at) => leavesWell(word, words[at + 1])))
}

/** `while true`, `until false`, `while ! false`, `while [ 1 ]` */
export function beginsEndlessLoop(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (word !== 'while' && word !== 'until') return false
    return isAlways(word === 'while', words.slice(at + 1))
  })
}

/** Whether the condition that words begin with always has that value. */
function isAlways(value: boolean, [first = '', ...rest]: readonly string[]): boolean {
  if (first === '!') return isAlways(!value, rest)
  if (first === 'false') return !value
  const end = ENDS_OF_QUESTIONS.get(first)
  if (end === undefined) return value && constantConditions.has(bareName(first))
  return constantAnswer(end === '' ? rest : rest.slice(0, rest.indexOf(end))) === value
}

/** What a shell is asked by → what ends the question. */
const ENDS_OF_QUESTIONS = new Map([
  ['[', ']'],
  ['[[', ']]'],
  ['test', ''],
])

/** What a question without a variable is always answered: `1 -eq 1`, `1`. Undefined: it is about something else. */
function constantAnswer(asked: readonly string[]): boolean | undefined {
  const [left = '', operator, right = ''] = asked
  if (asked.some((word) => /[$`]/.test(word))) return undefined
  if (operator === undefined) return left !== ''
  return asked.length === 3 ? COMPARISONS.get(operator)?.(left, right) : undefined
}

const COMPARISONS: ReadonlyMap<string, (left: string, right: string) => boolean> = new Map([
  ['=', (left, right) => left === right],
  ['==', (left, right) => left === right],
  ['-eq', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
  ['-ne', (left, right) => left !== right],
  ['-lt', (left, right) => Number(left) < Number(right)],
  ['-le', (left, right) => Number(left) <= Number(right)],
  ['-gt', (left, right) => Number(left) > Number(right)],
  ['-ge', (left, right) => Number(left) >= Number(right)],
])

/** Seconds of sleep that nobody waits for: what sleeps longer is there to stay. */
const LONGEST_WAIT_S = 299

/** Programs that run until somebody stops them, but by other names are words of many commands: `redis-cli ping`. */
function runsTillStopped([word = '', ...args]: readonly string[]): boolean {
  switch (bareName(word)) {
    case 'top':
      return !args.some((arg) => arg.startsWith('-n'))
    case 'ping':
      return !args.some((arg) => /^-[cw]/.test(arg))
    case 'sleep':
      return sleptSeconds(args[0]) > LONGEST_WAIT_S
    default:
      return false
  }
}

function sleptSeconds(duration = ''): number {
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(duration) ?? []
  return Number(count ?? 0) * ({ m: 60, h: 3600, d: 86_400 }[unit] ?? 1)
}

/** `break`, `exit 0`, `exit $code`; not `exit 1`. */
function leavesWell(word: string, code = '0'): boolean {
  return word === 'break' || ((word === 'exit' || word === 'return') && !/^[1-9]\d*$/.test(code))
}

/** Whether a command is one of a known server or worker, or of a program that is told to be one. */
export function runsServer({ words, known }: WordedCommand): boolean {
  if (runsEndlessScript(words)) return true
  const program = programAt(words)
  if (isToldToEnd(words.slice(program))) return false
  const isKnown = known.some(({ kind, at }) => kind === 'server' && at === program)
  return isKnown || isToldToServe(words.slice(program))
}

/** Where the program stands, behind launchers and their options. */
export function programAt(words: readonly string[]): number {
  const next = behindLauncher(words)
  return next === 0 ? 0 : next + programAt(words.slice(next))
}

function behindLauncher([word = '', following]: readonly string[]): number {
  if (isOption(word)) return 1
  const name = bareName(word)
  const launcher = launchers.find(
    ({ program, subcommand = following }) =>
      (program === name || program === withoutVersion(name)) && subcommand === following,
  )
  if (!launcher) return 0
  return launcher.subcommand === undefined ? 1 : 2
}

/** A script of a package: `npm run dev`, `yarn test:watch`. */
function runsEndlessScript([runner = '', ...rest]: readonly string[]): boolean {
  if (!packageRunners.has(runner)) return false
  const [script = ''] = rest[0] === 'run' ? rest.slice(1) : rest
  const [first = '', ...more] = script.split(':')
  if (endlessScripts.has(first)) return true
  if (script.split(/[:-]/).some((part) => endingScriptParts.has(part))) return false
  const [, ...behindFirst] = first.split('-')
  const endings = [behindFirst, ...more.map((part) => part.split('-'))].map((words) => words.at(-1) ?? '')
  return endings.some((ending) => endlessScriptEndings.has(ending))
}

/** Where the argument may stand that says what a program is to be: first, or behind its script. */
function isToldToServe(words: readonly string[]): boolean {
  if (words.some(isServingOption)) return true
  const [program = '', script = ''] = words
  if (program.includes('test') || program.includes('e2e')) return false
  if (words.some((word) => word.includes('migrate'))) return false
  const runsScript = runnableEndings.has(extname(script)) || script === 'run' || script === 'exec'
  return words.slice(0, runsScript ? 3 : 2).some((word, index) => {
    const name = index === 0 ? bareName(word) : word
    return servingArguments.has(name) && endsBehind(words.slice(index + 1))
  })
}

/** `--bind 0.0.0.0`, `--listen-address=:80` */
function isServingOption(word: string): boolean {
  const [name = ''] = optionName(word)?.split('-') ?? []
  return servingOptions.has(name)
}

/** What follows is no other subcommand. */
function endsBehind([next]: readonly string[]): boolean {
  return next === undefined || isOption(next) || next.startsWith('/') || next === 'start'
}
