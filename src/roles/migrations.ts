/** Commands of known tools that change a database's schema or fill it, and then end. */
const known =
  /\b(manage\.py migrate|alembic (-\S+ \S+ )*upgrade|aerich upgrade|flask db upgrade|superset (db upgrade|init)|airflow db (init|migrate|upgrade)|(rails|rake|bin\/rails) db:\w+|artisan migrate|prisma (migrate deploy|db push)|drizzle-kit (migrate|push)|knex migrate\S*|sequelize(-cli)? db:\w+|typeorm migration:run|mikro-orm migration:up|doctrine:migrations:migrate|mix ecto\.\w+|ecto\.migrate|ef database update|efbundle|goose( \S+)* up|dbmate( \S+)* (up|migrate)|atlas (migrate|schema) apply|skeema push|sqlx migrate run|diesel migration run|sqitch deploy|hasura metadata apply|kong migrations \w+|flyway( \S+)* migrate|liquibase( \S+)* update|n8n import:\S+|mc mb|rs\.initiate)\b/
const filling =
  /\b(manage\.py (loaddata|createsuperuser)|artisan db:seed|prisma db seed|db:seed|n8n import:\S+)\b/
const others =
  /\bmanage\.py (collectstatic|createcachetable)\b|\b(psql|mysql|mariadb|mongosh|cqlsh|sqlcmd)( \S+)* (-[cefiQ]|--(command|file|execute|eval)|<)[ =]/

export function isKnownMigration(command: string): boolean {
  return known.test(command) && !staysBehind(wordsIn(command))
}

/** Whether a command is a migration: one of a known tool, or one that is called so. */
export function migrates(command: string): boolean {
  return isKnownMigration(command) || calls(command, { verb: migrate, noun: migrations })
}

/** Whether a command fills tables that migrations make. */
export function seeds(command: string): boolean {
  return filling.test(command) || calls(command, { noun: seed })
}

/** Whether a command prepares something else, and then ends. */
export function prepares(command: string): boolean {
  return others.test(command) || seeds(command) || calls(command, { noun: prestart })
}

/** A folder, or a part of a script's, a function's or a subcommand's name; no host with its port. */
function named(word: string): RegExp {
  return new RegExp(`(^|/)(${word})/|(^|[/.:_-])(db)?(${word})(?=$|[.:_-](?!\\d))(?!.*/)`)
}
const migrate = named('migrat(e|es|or)')
const migrations = named('migrations?')
const seed = named('seed(s|er|ing)?')
const prestart = named('prestart|predeploy')

interface Called {
  /** Counts wherever it stands. */
  readonly verb?: RegExp | undefined
  /** May also be a folder or a queue: counts where a program stands, in a script's name, or where an action follows. */
  readonly noun: RegExp
}

/** By its program, script or subcommand: `npm run db:migrate`, `node dist/run-migrations.js`, `eval Shop.Release.migrate`. */
function calls(command: string, { verb, noun }: Called): boolean {
  const words = wordsIn(command)
  return !staysBehind(words) && words.some((word, index) => isCalled(words, word, index, { verb, noun }))
}

function isCalled(words: readonly string[], word: string, index: number, { verb, noun }: Called): boolean {
  const [before = 'run', after = ''] = [words[index - 1], words[index + 1]]
  if (serves(word) || other.test(word)) return false
  if (word.startsWith('-')) return verb !== undefined && flag.test(word) && !words.some(serves)
  if (verb?.test(word) && !valued.test(before)) return true
  return noun.test(word) && (runner.test(before) || action.test(after) || runnable.test(word))
}

/** Its program itself serves, unless it is told to migrate: `node worker.js`, but not `node server migrate`. */
export function programServes(command: string): boolean {
  const words = wordsIn(command)
  return programStays(words) && !words.some(saysMigrate)
}

/** `migrate`, `--migrate-only`, `server.migrate`; but not `migrate-and-serve`. */
function saysMigrate(word: string): boolean {
  return flag.test(word) || (migrate.test(word) && (!serves(word) || /[.:]migrate$/.test(word)))
}

function programStays(words: readonly string[]): boolean {
  return words.some((word, index) => serves(word) && (index === 0 || runner.test(words[index - 1] ?? '')))
}

/** Several targets of one runner, and one of them stays: `make migrate run`, `honcho start migrate web`. */
function staysBehind(words: readonly string[]): boolean {
  if (!words.slice(0, 2).some((word) => several.test(word))) return false
  return words.some((word, index) => {
    const before = words[index - 1] ?? ''
    return word === 'run' ? !several.test(before) && !packages.test(before) : target.test(word)
  })
}
const several =
  /^(\S*\/)?(make|just|task|rake|npm-run-all2?|run-s|run-p|concurrently|honcho|foreman|overmind|mix)$/
const packages = /^(npm|yarn|pnpm|bun)$/
const target = /^(dev|web|start|serve|server|phx\.server)$/

function wordsIn(command: string): readonly string[] {
  return command
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s"'(),]+/)
    .filter((word) => word !== '')
}
/** What follows is a value, not an action. */
const valued = /^--?(q|queue|queues|topic|topics|channel|stream)$/
/** An address, or a file that something else reads. */
const other = /:\/\/|\.(conf|ya?ml|json|toml|ini|env|xml|properties|log|txt)$/
const runnable = /\w:\w|\.(sh|py|rb|php|jar|dll|[cm]?[jt]s)$/
const flag = /^--?(db-)?migrate(-only)?$/
const runner =
  /^(\S*\/)?(node|bun|deno|tsx|ts-node|python[\d.]*|php[\d.]*|ruby|java|dotnet|sh|bash|ash|npm|pnpm|yarn|npx|make|just|task|rake|composer|run|exec|eval|-m|-p|-jar|--bin|--package)$/
const action = /^(run|up|apply|forwards?|latest|deploy|execute|migrate|bootstrap|finish|upgrade)$/

/** The program, script or subcommand rather stays: `dist/migrate-and-serve.js`, `start:migrate`. */
function serves(word: string): boolean {
  const name = word.startsWith('-') ? '' : (word.split('/').at(-1) ?? '')
  return name.split(/[^a-z]+/).some((part) => staying.test(part))
}
const staying = /^(start|serves?|server|runserver|workers?|consumer|scheduler|daemon|watch|listen|listener)$/
