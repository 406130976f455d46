import { wordList, wordsIn } from './word-list.js'

/**
 * Words in the names of services, by what they say. `seed*` is any word that begins so. A test names a service by each
 * word alone.
 */
export const nameWords = {
  /** Tests of the whole: they run against the app, and then end. */
  acceptance: wordsIn('acceptance spec specs e2e endtoend sut'),
  /** Tests of any kind. */
  test: wordsIn('test tests testing tester unittest unittests pytest rspec phpunit jest'),
  /** For developers, wherever the word stands. */
  developers: wordsIn('lint linter linting formatter fmt typecheck coverage debugger devcontainer benchmark'),
  /** For developers only where the word comes last: a `build-worker` works. */
  developersLast: wordsIn('dev development debug check checks ci build builder format bench'),
  /** A variant of another service, for development. */
  variant: wordsIn('dev development debug local test watch hot'),
  /** A store that only tests use. */
  testStore: wordsIn('test tests testing'),
  /** A service that others extend. */
  base: wordsIn('base common shared template default defaults release'),
  /** A migration: nothing that runs on is called so, as long as nothing else says otherwise. */
  migration: wordsIn(
    'migrate migrates migration migrations migrator premigrate migratedb dbmigrate dbmigration',
    'dbmigrations dbmigrator prestart predeploy dbupgrade createbucket createbuckets',
  ),
  /** Something that runs once, before the app. */
  preparation: wordsIn(
    'init initdb dbinit initialize initializer initialization setup dbsetup configurator',
    'configure prepare preflight seeds seeder seeding fixture fixtures createdb createsuperuser',
    'import upgrade provision bootstrapper collectstatic loaddata',
  ),
  /** The same, but services are called so for what they offer, too: only with a command, or beside a word of
   *  `prepared` or `preparation`. */
  vaguePreparation: wordsIn('bootstrap provisioner permissions'),
  /** The same of `seed`, as the nodes of a cluster are called `akka-seed`; it also counts with words of `seeded` alone. */
  seed: ['seed'],
  seeded: wordsIn('seed api app test'),
  /** What is prepared in front of an app. */
  prepared: wordsIn('db database data postgres* mysql mariadb mongo* redis sql'),
  /** What runs on; behind a word that prepares, what it prepares is meant for: `seed-node` runs on, `api-setup` does not. */
  endless: wordsIn('worker workers api server service node ui web consumer scheduler daemon'),
  /** What stays, wherever the word stands. */
  staying: wordsIn(
    'worker workers consumer consumers scheduler schedulers daemon listener subscriber celery sidekiq',
  ),
  /** The same where the word comes last: `api-docs` need not stay. */
  stayingLast: wordsIn('api server gateway proxy web beat cron'),
  /** Makes a database. */
  databaseMaker: wordsIn('initdb dbinit createdb dbsetup'),
  /** Makes something: a database where a word of `database` stands beside it. */
  maker: wordsIn('init initialize initializer setup create bootstrap bootstrapper provision provisioner'),
  database: wordsIn('db database postgres postgresql mysql mariadb mongo mongodb'),
  /** Fills a database that is there. */
  filler: wordsIn('seed* fixture fixtures import load loaddata createsuperuser superuser admin data'),
  /** A tool, which an app may be called as well. */
  commonTool: wordsIn('exporter backup backups storybook'),
} satisfies Readonly<Record<string, readonly string[]>>

export type NameMeaning = keyof typeof nameWords

/** The whole name of a command line tool that is run by hand: `docker compose run --rm artisan …`. */
export const handToolNames = wordList(
  'artisan composer npm yarn pnpm wp-cli wpcli cli console shell bash psql toolbox tool tools',
  'rails-console',
)
