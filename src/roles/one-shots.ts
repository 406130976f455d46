import { listed } from '../common/sentence.js'
import { isImage } from '../compose/image-reference.js'
import { wordsOf } from '../compose/name-words.js'
import type { Service } from '../compose/project.js'
import { commands, lastCommand } from './commands.js'
import type { Evidence } from './evidence.js'
import { hasOwnCommand, isKeptUp, isLongRunning, isRestarted } from './long-running.js'
import { isKnownMigration, migrates, prepares, programServes } from './migrations.js'
import type { ServiceGraph } from './service-graph.js'

/** Words of a name that say "runs once, before the app". */
const preparing =
  /^(init|initdb|dbinit|initialize|initializer|initialization|setup|dbsetup|configurator|configure|prepare|preflight|bootstrap|bootstrapper|seed|seeds|seeder|seeding|fixtures?|createdb|createsuperuser|import|upgrade|provision|provisioner|permissions|collectstatic|loaddata)$/
/** Services are called so as well: these count where its own command or another word of the name says the same. */
const ambiguous = /^(bootstrap|provisioner|permissions)$/
/** What is prepared in front of an app; nodes of a cluster are called `akka-seed`. */
const prepared = /^(db|database|data|postgres\w*|mysql|mariadb|mongo\w*|redis|sql)$/
const seeding = /^(seed|api|app|test)$/
/** Those that nothing long-running is called, as long as nothing else says so. */
const migrating =
  /^(migrate|migrates|migrations?|migrator|premigrate|migratedb|dbmigrate|dbmigrations?|dbmigrator|prestart|predeploy|dbupgrade|createbuckets?)$/
/** Behind a word that prepares they say what it prepares for: a `seed-node` stays, an `api-setup` does not. */
const staying = /^(workers?|api|server|service|node|ui|web|consumer|scheduler|daemon)\d*$/

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
export function awaitedToComplete(service: Service, scene: ServiceGraph): Evidence | undefined {
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
export function saidToPrepare(service: Service, scene: ServiceGraph): Evidence | undefined {
  if (isKeptUp(service, scene)) return undefined
  const command = lastCommand(service)
  const byCommand = { why: `its command is a migration (${brief(command)})`, path: commandPath(service) }
  if (isKnownMigration(command)) return byCommand
  if (isLongRunning(service, scene)) return undefined
  const word = preparingName(service, command)
  if (word !== undefined) return { why: `its name says ${word}` }
  if (isRestarted(service)) return undefined
  if (migrates(command)) return byCommand
  if (prepares(command)) {
    return { why: `its command runs once (${brief(command)})`, path: commandPath(service) }
  }
  if (isImage(service.image, migrationImages)) {
    return { why: `${service.image} runs migrations`, path: ['image'] }
  }
  return undefined
}

/** Not where its program serves, nor where an image that decides alone exposes a port. */
function preparingName(service: Service, command: string): string | undefined {
  if (programServes(command) || (service.expose.length > 0 && !hasOwnCommand(service))) return undefined
  return migratingWord(service, command) ?? (isRestarted(service) ? undefined : preparingWord(service))
}

/** A policy that restarts and a name such as `migration-api` weigh more than the word alone. */
function migratingWord(service: Service, command: string): string | undefined {
  const words = wordsOf(service.name)
  const stays = isRestarted(service) && words.some((word) => staying.test(word)) && !migrates(command)
  return stays ? undefined : words.find((word) => migrating.test(word))
}

function preparingWord(service: Service): string | undefined {
  if (service.expose.length > 0) return undefined
  const words = wordsOf(service.name)
  const at = words.findIndex((word) => preparing.test(word))
  if (words.slice(at + 1).some((word) => staying.test(word))) return undefined
  return hasOwnCommand(service) || saysEnough(words) ? words[at] : undefined
}

/** Without a command of its own a service is called `permissions` or `akka-seed` for what it offers. */
function saysEnough(words: readonly string[]): boolean {
  const plain = words.some((word) => preparing.test(word) && !ambiguous.test(word) && word !== 'seed')
  return plain || words.some((word) => prepared.test(word)) || words.every((word) => seeding.test(word))
}

/** A migration that runs in front of the server, inside one command: nothing to order from outside. */
export function hiddenMigration(service: Service): string | undefined {
  return commands(service).slice(0, -1).find(migrates)
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
