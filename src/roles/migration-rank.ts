import { wordsOf } from '../compose/name-words.js'
import type { Service } from '../compose/project.js'
import { commands, lastCommand } from './commands.js'
import { hasOwnCommand } from './long-running.js'
import { migrates, seeds } from './migrations.js'

const making =
  /\b(createdb|create[-_]db|create (database|schema|role|user|extension|keyspace)|(db|database):create|rs\.initiate|kong migrations bootstrap)\b/i

const maker = /^(init|initialize|initializer|setup|create|bootstrap|bootstrapper|provision|provisioner)$/
const databaseMaker = /^(initdb|dbinit|createdb|dbsetup)$/
const store = /^(db|database|postgres|postgresql|mysql|mariadb|mongo|mongodb)$/
const migrator = /migrat/
const filler = /^(seed\w*|fixtures?|import|load|loaddata|createsuperuser|superuser|admin|data)$/

/** Where a job stands among those on one store: 0 makes the database, 1 migrates it, 2 fills its tables. */
export function rankOf(service: Service): 0 | 1 | 2 {
  const command = lastCommand(service)
  if (making.test(command)) return 0
  if (seeds(command)) return commands(service).some((other) => other !== command && migrates(other)) ? 1 : 2
  if (migrates(command)) return 1
  const words = wordsOf(service.name)
  const says = (role: RegExp) => words.some((word) => role.test(word))
  if (says(filler)) return 2
  // A command of its own says more than `setup`: that may well need the tables.
  const makes = says(databaseMaker) || (says(maker) && (says(store) || !hasOwnCommand(service)))
  return makes && !says(migrator) ? 0 : 1
}
