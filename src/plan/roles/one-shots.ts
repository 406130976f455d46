import type { Service } from '../../project/model.js'
import { isImage, wordsOf } from '../../project/words.js'
import { listed, type Scene } from '../scene.js'
import { commands, lastCommand, runsOn } from './commands.js'
import type { Evidence } from './evidence.js'
import { isKnownMigration, migrates, prepares } from './migrations.js'

/** Words of a name that say "runs once, before the app". */
const preparing =
  /^(init|initdb|dbinit|initialize|initializer|initialization|setup|dbsetup|configurator|configure|prepare|preflight|bootstrap|bootstrapper|seed|seeds|seeder|seeding|fixtures?|createdb|createsuperuser|import|upgrade|provision|provisioner|permissions|collectstatic|loaddata)$/
/** Those among them that nothing long-running is called. */
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
  if (treatedAsLongRunning(service, scene) || runsOn(service)) return undefined
  const command = lastCommand(service)
  const byCommand = { why: `its command is a migration (${brief(command)})`, path: commandPath(service) }
  if (isKnownMigration(command)) return byCommand
  const stays = service.restart === 'always' || service.restart === 'unless-stopped'
  const word = migratingWord(service) ?? (stays ? undefined : preparingWord(service))
  if (word !== undefined) return { why: `its name says ${word}` }
  if (migrates(command)) return byCommand
  if (stays) return undefined
  if (prepares(command)) {
    return { why: `its command runs once (${brief(command)})`, path: commandPath(service) }
  }
  if (isImage(service.image, migrationImages)) {
    return { why: `${service.image} runs migrations`, path: ['image'] }
  }
  return undefined
}

/** Not where it exposes a port and says no more; a command of its own may have come with what it shares with the app. */
function migratingWord(service: Service): string | undefined {
  const ownCommand = service.command !== undefined || service.entrypoint !== undefined
  if (service.expose.length > 0 && !ownCommand) return undefined
  return wordsOf(service.name).find((word) => migrating.test(word))
}

function preparingWord(service: Service): string | undefined {
  if (service.expose.length > 0) return undefined
  const words = wordsOf(service.name)
  const at = words.findIndex((word) => preparing.test(word))
  return words.slice(at + 1).some((word) => staying.test(word)) ? undefined : words[at]
}

/** A migration that runs in front of the server, inside one command: nothing to order from outside. */
export function hiddenMigration(service: Service): string | undefined {
  return commands(service).slice(0, -1).find(migrates)
}

/** A file's short `depends_on` does not say so, but these do: ports, a health check, someone waiting for health. */
function treatedAsLongRunning(service: Service, scene: Scene): boolean {
  const probed = service.healthCheck !== undefined && !service.healthCheck.disabled
  const awaited = scene.dependents(service.name).some(({ condition }) => condition === 'service_healthy')
  return service.ports.length > 0 || probed || awaited
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
