import { extname } from 'node:path/posix'
import { type Pipeline, textOf } from '../../compose/pipelines.js'
import { bareName } from '../../compose/shell/before-program.js'
import { isOption, optionName, withoutVersion } from '../known/known-command.js'
import { packageRunners } from '../known/known-servers.js'
import {
  actions,
  dataEndings,
  endlessTargetNames,
  type JobName,
  migrationNames,
  queueOptions,
  runnableEndings,
  scriptRunners,
  servingWords,
  targetRunners,
} from '../known/script-names.js'
import { type RecognisedCommand, recognised } from './recognised-commands.js'

/** One command, or several that `|` joins, in words. */
export interface WordedCommand {
  /** As people read it, from its program on. */
  readonly text: string
  /** From its program on; what stands in quotes is taken apart as well, and `|` is a word. */
  readonly words: readonly string[]
  /** What stands in front of its program: `wait-for-it db:5432 --`, then `while`. */
  readonly before: readonly string[]
  /** The commands of lists that all these words are. */
  readonly known: readonly RecognisedCommand[]
}

export function wordedCommand(pipeline: Pipeline): WordedCommand {
  const text = textOf(pipeline)
  const words = bareWords(text)
  const before = pipeline.flatMap(({ before, keywords }) => [...before, ...keywords])
  return { text, words, before, known: recognised(words, before) }
}

function bareWords(text: string): readonly string[] {
  return text.split(/[\s"'(),]+/).filter((word) => word !== '')
}

/** Whether a command is called so by its program, script or subcommand: `npm run db:migrate`, `node run-migrations.js`. */
export function isCalled(words: readonly string[], job: JobName): boolean {
  return (
    words.some((word, at) => mayBeCalled(word, job) && isCalledAt(words, at, job)) && !runsOnBehind(words)
  )
}

/** Spares most words a closer look. */
function mayBeCalled(word: string, { verbs, nouns }: JobName): boolean {
  const text = word.toLowerCase()
  return verbs.some((verb) => text.includes(verb)) || nouns.some((noun) => text.includes(noun))
}

function isCalledAt(words: readonly string[], at: number, { verbs, nouns, options }: JobName): boolean {
  const word = hyphened(words[at] ?? '')
  if (serves(word) || isAddressOrData(word)) return false
  if (isOption(word)) return options.includes(optionName(word) ?? '') && !words.some(serves)
  const [before, after] = [words[at - 1] ?? 'run', words[at + 1] ?? '']
  if (isNamed(word, verbs) && !queueOptions.has(optionName(before) ?? '')) return true
  return isNamed(word, nouns) && (isRunner(before) || actions.has(after) || isRunnable(word))
}

/** `dist/run-migrations.js` for `dist/runMigrations.js` */
export function hyphened(word: string): string {
  return word.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
}

/** A folder, or a part of a script's, a function's or a subcommand's name (`dbmigrate` too); no host with its port. */
function isNamed(word: string, names: readonly string[]): boolean {
  const folders = word.split('/')
  const parts = folders.pop()?.split(/[.:_-]/) ?? []
  if (folders.some((folder) => names.includes(folder))) return true
  return parts.some((part, index) => {
    const isBeforePort = /^\d/.test(parts[index + 1] ?? '')
    return !isBeforePort && names.some((name) => part === name || part === `db${name}`)
  })
}

/** Whether the program is called a server and is not told to migrate: `node worker.js`, but not `node server migrate`. */
export function isServerByName(words: readonly string[]): boolean {
  const isProgram = (at: number) => at === 0 || isRunner(words[at - 1] ?? '')
  return words.some((word, at) => isProgram(at) && serves(word)) && !words.some(isToldToMigrate)
}

/** `migrate`, `--migrate-only`, `server.migrate`; but not `migrate-and-serve`. */
function isToldToMigrate(written: string): boolean {
  const word = hyphened(written)
  const { verbs, options } = migrationNames
  if (options.includes(optionName(word) ?? '')) return true
  if (!isNamed(word, verbs)) return false
  return !serves(word) || word.endsWith('.migrate') || word.endsWith(':migrate')
}

/** The name of a program, script or subcommand that runs on: `dist/migrate-and-serve.js`, `start:migrate`. */
export function serves(word: string): boolean {
  if (isOption(word)) return false
  return bareName(hyphened(word))
    .split(/[^a-z]+/)
    .some((part) => servingWords.has(part))
}

/** Whether one of several targets of one runner runs on: `make migrate run`, `honcho start migrate web`. */
export function runsOnBehind(words: readonly string[]): boolean {
  if (!words.slice(0, 2).some((word) => targetRunners.has(bareName(word)))) return false
  return words.some((word, at) => {
    if (word !== 'run') return endlessTargetNames.has(word)
    const before = words[at - 1] ?? ''
    return !targetRunners.has(bareName(before)) && !packageRunners.has(before)
  })
}

export function isAddressOrData(word: string): boolean {
  return word.includes('://') || dataEndings.has(extname(word))
}

/** A script's file, or a script of a package (`db:seed`). */
function isRunnable(word: string): boolean {
  return /\w:\w/.test(word) || runnableEndings.has(extname(word))
}

function isRunner(word: string): boolean {
  const name = bareName(word)
  return scriptRunners.has(name) || scriptRunners.has(withoutVersion(name))
}
