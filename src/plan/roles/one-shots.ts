import type { Service } from '../../project/model.js'
import { commandLine, isImage, wordsOf } from '../../project/words.js'
import { listed, type Scene } from '../scene.js'
import type { Evidence } from './evidence.js'

/** Words of a name that say "runs once, before the app". */
const preparing =
  /^(migrate|migrates|migrations?|migrator|premigrate|prestart|preflight|init|initdb|initialize|initializer|initialization|setup|configurator|configure|bootstrap|bootstrapper|seed|seeds|seeder|seeding|fixtures?|createbuckets?|createdb|createsuperuser|import|upgrade|dbupgrade|provision|provisioner|permissions|collectstatic|loaddata)$/
/** Among them, those that nothing long-running is called. */
const migrating = /^(migrate|migrates|migrations?|migrator|premigrate|prestart|dbupgrade|createbuckets?)$/

/** Commands that change a database's schema or fill it, and then end. */
const migration =
  /\b(manage\.py migrate|alembic (-\S+ \S+ )*upgrade|flask db upgrade|superset (db upgrade|init)|airflow db (init|migrate|upgrade)|(rails|rake|bin\/rails) db:\w+|artisan migrate|prisma (migrate deploy|db push)|drizzle-kit (migrate|push)|knex migrate\S*|sequelize(-cli)? db:\w+|typeorm migration:run|mikro-orm migration:up|doctrine:migrations:migrate|mix ecto\.\w+|ecto\.migrate|ef database update|goose( \S+)* up|dbmate( \S+)* (up|migrate)|atlas migrate apply|sqlx migrate run|diesel migration run|kong migrations \w+|flyway( \S+)* migrate|liquibase( \S+)* update|n8n import:\S+|mc mb|rs\.initiate)\b/
const otherJobs =
  /\b(manage\.py (loaddata|collectstatic|createsuperuser|createcachetable)|artisan db:seed|prisma db seed|db:seed)\b/

const migrationImages = new Set([
  'flyway',
  'liquibase',
  'migrate/migrate',
  'dbmate',
  'goose',
  'atlas',
  'sqitch',
  'minio/mc',
])

/** Someone waits for it with `service_completed_successfully`. */
export function awaitedToComplete(service: Service, scene: Scene): Evidence | undefined {
  const waiting = scene.dependents(service.name).filter(completed)
  const [first] = waiting
  if (!first) return undefined
  const names = waiting.map((dependent) => dependent.service.name)
  return {
    why: `${listed(names)} ${names.length === 1 ? 'waits' : 'wait'} for it to complete`,
    elsewhere: ['services', first.service.name, 'depends_on', service.name],
  }
}

/** Its name, image or command says that it runs once, and nothing treats it as long-running. */
export function saidToPrepare(service: Service, scene: Scene): Evidence | undefined {
  if (treatedAsLongRunning(service, scene)) return undefined
  const command = lastCommand(service)
  if (migration.test(command)) {
    return { why: `its command is a migration (${brief(command)})`, path: commandPath(service) }
  }
  const word = wordsOf(service.name).find((candidate) => preparing.test(candidate))
  const stays = service.restart === 'always' || service.restart === 'unless-stopped'
  if (word !== undefined && (migrating.test(word) || !stays)) return { why: `its name says ${word}` }
  if (stays) return undefined
  if (otherJobs.test(command)) {
    return { why: `its command runs once (${brief(command)})`, path: commandPath(service) }
  }
  if (isImage(service.image, migrationImages)) {
    return { why: `${service.image} runs migrations`, path: ['image'] }
  }
  return undefined
}

/** A migration that runs in front of the server, inside one command: nothing to order from outside. */
export function hiddenMigration(service: Service): string | undefined {
  const parts = commands(service)
  return parts.slice(0, -1).find((part) => migration.test(part))
}

/** A file's short `depends_on` does not say so, but these do: ports, a health check, someone waiting for health. */
function treatedAsLongRunning(service: Service, scene: Scene): boolean {
  const probed = service.healthCheck !== undefined && !service.healthCheck.disabled
  const awaited = scene.dependents(service.name).some(({ condition }) => condition === 'service_healthy')
  return service.ports.length > 0 || probed || awaited
}

/** The commands of one line of shell, in order. */
function commands(service: Service): readonly string[] {
  return commandLine(service)
    .split(/&&|\|\||;|\n/)
    .map((part) => part.trim().replace(/^(\S*\/)?(ba|da|a|z)?sh (-\w+ )*-\w*c\s+|^exec\s+/g, ''))
    .filter((part) => part !== '')
}

function lastCommand(service: Service): string {
  return commands(service).findLast((part) => !/^(echo|exit|true|sleep|printf|:)\b/.test(part)) ?? ''
}

function commandPath(service: Service): readonly string[] {
  return [service.command === undefined ? 'entrypoint' : 'command']
}

function brief(command: string): string {
  return command.length > 60 ? `${command.slice(0, 59)}…` : command
}

export function completed(dependent: { readonly condition: string }): boolean {
  return dependent.condition === 'service_completed_successfully'
}

/** Migrations proper run before what fills tables that they make. */
export function fills(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => /^(seed\w*|fixtures?|import|load|loaddata|createsuperuser|data)$/.test(word))
}
