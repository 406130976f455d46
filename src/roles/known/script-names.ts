import { wordList } from './word-list.js'

/** Names of programs, scripts and options, by what they say. */

/** A name that a job is called by. */
export interface JobName {
  /** Count wherever they stand. */
  readonly verbs: readonly string[]
  /** May also be a folder or a queue: count where a program stands, in a script's name, or where an action follows. */
  readonly nouns: readonly string[]
  /** Options that tell a program to do so, without their dashes. */
  readonly options: readonly string[]
}

export const migrationNames: JobName = {
  verbs: ['migrate', 'migrator', 'migrates'],
  nouns: ['migration', 'migrations'],
  options: ['migrate', 'migrate-only', 'db-migrate', 'db-migrate-only'],
}
export const seedingNames: JobName = { verbs: [], nouns: ['seed', 'seeds', 'seeder', 'seeding'], options: [] }
export const prestartNames: JobName = { verbs: [], nouns: ['prestart', 'predeploy'], options: [] }

/** Behind a noun: something is done with it. */
export const actions = wordList(
  'run up apply forward forwards latest deploy execute migrate bootstrap finish upgrade',
)

/** Orders that set something up for good and then end: `./shop bootstrap`, `site:install`, `populate.sh`. */
export const setUpVerbs = wordList(
  'bootstrap setup install upgrade init initialize initialise provision populate seed migrate deploy',
  'postinstall',
)

/** Orders that do so to what a store holds: `schema:update`, `db sync`, `create_all.py`. */
export const changeVerbs = wordList('update sync push load create ensure apply reset write import')
export const storedThings = wordList(
  'db database schema schemas table tables model models data index indexes indices all',
)

/** Options of what goes on, without their dashes. */
export const stayingOptions = wordList('daemon interval loop every cron schedule follow continuous')

/** Options that the name of a queue follows, without their dashes. */
export const queueOptions = wordList('q queue queues topic topics channel stream')

/** A part of a program's, script's or subcommand's name that says that it runs on. */
export const servingWords = wordList(
  'start serve serves server runserver worker workers consumer scheduler daemon watch listen',
  'listener',
)

/** What runs the script, module or target that follows. */
export const scriptRunners = wordList(
  'node bun deno tsx ts-node python php ruby java dotnet sh bash ash npm pnpm yarn npx make',
  'just task rake composer run exec eval -m -p -jar --bin --package',
)

/** What runs several targets that follow. */
export const targetRunners = wordList(
  'make just task rake npm-run-all npm-run-all2 run-s run-p concurrently honcho foreman',
  'overmind mix',
)

/** Targets that run on. */
export const endlessTargetNames = wordList('dev web start serve server phx.server')

/** Files that run. */
export const runnableEndings = wordList('.sh .py .rb .php .jar .dll .js .cjs .mjs .ts .cts .mts')

/** Files that something else reads. */
export const dataEndings = wordList('.conf .yaml .yml .json .toml .ini .env .xml .properties .log .txt')
