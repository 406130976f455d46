import { parseImage, writeRepository } from '../compose/image-reference.js'
import type { Project } from '../compose/project.js'
import type { Secret } from './secrets-in.js'
import { isTelling, wordsIn } from './telling-name.js'

/** Last words of the names of variables that hold names: of users, of databases, of hosts. */
const NAMING_WORDS: ReadonlySet<string> = new Set(
  'bucket database db dbname host hostname keyspace name org organization owner queue realm role schema topic user username vhost'.split(
    ' ',
  ),
)

/**
 * The ordinary words of a project, in small letters: its services, images, users and databases, and the words in the
 * names of what may be secret. To hide them would make the output unreadable.
 * @param variables that the project may use
 */
export function ordinaryWords(
  project: Project,
  variables: readonly Secret[],
  candidates: readonly Secret[],
): ReadonlySet<string> {
  const telling = new Set(variables.filter(({ variable }) => isTelling(variable)).map(({ value }) => value))
  const given = variables.filter(({ variable }) => isNaming(variable)).map(({ value }) => value)
  const services = Object.values(project.services)
  const used = services.flatMap(({ environment }) =>
    Object.entries(environment).flatMap(([name, value]) => (isNaming(name) ? [value] : [])),
  )
  // What a secret variable is filled in for is no word of the project, whatever it is filled in as.
  const filledIn = [...used, ...services.flatMap(({ image }) => imageWords(image))].filter(
    (word) => !telling.has(word),
  )
  const ports = services.flatMap((service) => service.ports.map(({ target }) => String(target)))
  const names = candidates.flatMap(({ variable }) => wordsIn(variable))
  const all = [...Object.keys(project.services), ...given, ...filledIn, ...ports, ...names]
  return new Set(all.map((word) => word.toLowerCase()))
}

function isNaming(variable: string): boolean {
  return NAMING_WORDS.has(wordsIn(variable).at(-1) ?? '') && !isTelling(variable)
}

/** The words of an image's name, without its tag. */
function imageWords(image = ''): readonly string[] {
  return writeRepository(parseImage(image)).split(/[/.]/)
}
