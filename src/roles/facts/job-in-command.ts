import { isOption } from '../known/known-command.js'
import { type DatabaseStep, makingPhrases } from '../known/known-migrations.js'
import { migrationNames, prestartNames, seedingNames } from '../known/script-names.js'
import { isCalled, runsOnBehind, type WordedCommand } from './command-words.js'

/** `known`: of a known tool; `named`: called so. */
export type Migration = 'known' | 'named'

/** What a command does that runs once in front of an app. */
export interface JobInCommand {
  readonly migration: Migration | undefined
  /** It prepares something else, and then ends. */
  readonly prepares: boolean
  /** What it does to a database. Absent: nothing that is known. */
  readonly databaseStep: DatabaseStep | undefined
}

export function jobInCommand({ text, words, known }: WordedCommand): JobInCommand {
  const own = known.filter(({ at }) => at >= 0)
  const isKnown = own.some(({ kind }) => kind === 'migration') && !runsOnBehind(words)
  const isNamed = isCalled(words, migrationNames) || words.some(upgradesDatabase)
  const migration = isKnown ? 'known' : isNamed ? 'named' : undefined
  const makes = own.some((one) => one.known.step === 'make') || saysMaking(text)
  const fills = own.some((one) => one.known.step === 'fill') || isCalled(words, seedingNames)
  const isPreparation = own.some(({ kind }) => kind === 'preparation')
  return {
    migration,
    prepares: fills || isPreparation || isCalled(words, prestartNames) || words.some(isCalledPreparation),
    databaseStep: makes ? 'make' : fills ? 'fill' : migration && 'migrate',
  }
}

/** A script or subcommand by its whole name: `init_db.py`, `create-tables.sh`, `app.initial_data`, `db:setup`. */
function isCalledPreparation(word: string): boolean {
  return !isOption(word) && PREPARATION.test(word)
}

const PREPARATION =
  /(?:^|[/.:])(?:(?:init|initial|create|setup|load)[-_:]?(?:db|database|tables|schema|data)|db[-_:](?:setup|init|create))(?:$|\.(?:sh|py|rb|js|ts|php)$)/

/** `mlflow db upgrade`, `pnpm db:push`, `./scripts/upgrade-db.sh`, `bin/magento setup:upgrade`. */
function upgradesDatabase(word: string, at: number, words: readonly string[]): boolean {
  if (isOption(word)) return false
  return UPGRADE.test(word) || (DATABASE.has(word) && UPGRADES.has(words[at + 1] ?? ''))
}

const UPGRADE =
  /(?:^|[/.:])(?:(?:upgrade|update)[-_:]?(?:db|database|schema)|(?:db|database|schema)[-_:](?:upgrade|update|push)|setup:upgrade|updb)(?:$|\.(?:sh|py|rb|js|ts|php)$)/
const DATABASE: ReadonlySet<string> = new Set(['db', 'database', 'schema'])
const UPGRADES: ReadonlySet<string> = new Set(['upgrade', 'update', 'push'])

function saysMaking(text: string): boolean {
  const lower = text.toLowerCase()
  return makingPhrases.some((phrase) => lower.includes(phrase))
}
