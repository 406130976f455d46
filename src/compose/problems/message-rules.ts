import type { Problem } from '../../common/problem.js'
import { quoted } from '../../common/sentence.js'
import { settingName, type WrittenAs } from '../../settings/written-as.js'
import { nearestPosition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import type { SourceFile } from '../yaml/source-file.js'
import { stepInto, textAt } from '../yaml/walk.js'
import { cycleProblem } from './dependency-problems.js'
import { meantByOverride, meantDefinition, meantService } from './meant-name.js'
import { demandOf, howToSet } from './missing-variables.js'
import { dependencyAt, lineOf, pathOf } from './named-places.js'
import { insteadOfUnknown } from './unknown-key-remedy.js'

/** Words of Compose → the problems that they report. */
export type MessageRule = readonly [
  pattern: RegExp,
  problems: (
    groups: readonly string[],
    tree: SourceTree,
    message: string,
    writtenAs?: WrittenAs,
  ) => readonly Problem[],
]

/** What Compose says of the values in files that it could read as YAML. */
export const VALUE_RULES: readonly MessageRule[] = [
  [
    /^Couldn't find env file/,
    (_, _tree, message, writtenAs) => [
      {
        message,
        instead: `correct the path: ${settingName('env-file', writtenAs)}, or the variable COMPOSE_ENV_FILES`,
      },
    ],
  ],
  [
    /required variable (\w+) is missing a value/,
    ([name = ''], tree, message) => [{ message, at: demandOf(tree, name), instead: howToSet(name) }],
  ],
  [
    /^Circular reference: (\S+) in /,
    ([service = ''], tree, message) => [
      { message, at: nearestPosition(tree, ['services', service, 'extends']) },
    ],
  ],
  [
    /^(\S+): failed to cast to expected type: strconv\.(?:Atoi|Parse(?:Int|Uint|Float)): parsing "(.*)": /,
    ([path = '', text = ''], tree) => [
      {
        message: `${path}: ${quoted(text)} is not a number`,
        at: nearestPosition(tree, pathOf(path, tree)),
        instead: 'write a number',
      },
    ],
  ],
  [
    /^(\S+): failed to cast to expected type: invalid boolean: (.*)$/,
    ([path = '', text = ''], tree) => [
      { message: `${path}: ${quoted(text)} is no boolean`, at: nearestPosition(tree, pathOf(path, tree)) },
    ],
  ],
  [/^dependency cycle detected: (.*)$/, ([cycle = ''], tree) => [cycleProblem(tree, cycle.split(' -> '))]],
  [
    /^services\.(scale|deploy\.replicas): can't set container_name and (.+) as container name must be unique/,
    ([key = '', service = ''], tree) => [
      {
        message: `${service} has a container_name and several containers (${quoted(key)}), and a name is of one container alone`,
        at: nearestPosition(tree, ['services', service, 'container_name']),
        instead: `leave out ${quoted('container_name')}, or ${quoted(key)}`,
      },
    ],
  ],
  [
    /^service "(.+)" depends on undefined service "(.+)"$/,
    ([service = '', target = ''], tree, message, writtenAs) => [
      {
        message,
        at: dependencyAt(tree, service, target),
        instead: meantService(tree, target, writtenAs),
      },
    ],
  ],
  [
    /^service "(.+)" refers to undefined (network|volume|secret|config|model) (.+)$/,
    ([service = '', kind = '', name = ''], tree, message) => [
      {
        message,
        at: nearestPosition(tree, ['services', service, `${kind}s`, name]),
        instead: meantDefinition(tree, kind, name),
      },
    ],
  ],
  [
    /^service "(.+)" has neither an image nor a build context/,
    ([service = ''], tree, message) => [
      {
        message,
        at: nearestPosition(tree, ['services', service]),
        instead: meantByOverride(tree, service),
      },
    ],
  ],
  [
    /^service "?([^" ]+)"? (?:has|declares|is|uses|can't|must) /,
    ([service = ''], tree, message) => [{ message, at: nearestPosition(tree, ['services', service]) }],
  ],
  [
    /^(?:(.*) )?Additional property (.+) is not allowed$/,
    ([path = '', name = ''], tree) => [notAllowed(tree, path, name)],
  ],
  [
    // As Compose 5.7 says it of the keys of a service.
    /^(\S+)\.([^.\s]+) false schema$/,
    ([path = '', name = ''], tree) => [notAllowed(tree, path, name)],
  ],
  [
    /^(\S*) ?additional properties (.+) not allowed$/,
    ([path = '', names = ''], tree) =>
      [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => notAllowed(tree, path, name)),
  ],
  [
    /cannot extend service "(.+)" in .*: service "(.+)" not found/,
    ([service = '', base = ''], tree) => [unknownBase(tree, service, base)],
  ],
]

const SECTIONS = 'services|networks|volumes|secrets|configs|include|x-gate'

/** Words that hold a place and may be of anything, broken YAML included. */
export const PLACE_RULES: readonly MessageRule[] = [
  [
    /^(?:failed to parse (.+): )?(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): /,
    ([file = '', line = '1'], tree, message) => [{ message, at: lineOf(tree, file, Number(line)) }],
  ],
  [new RegExp(`(?:^|\\s|')((?:${SECTIONS})[.[][^:\\s']*)`), atPath],
  // Within a sentence, a section without a path is a word like any other: `must include …`.
  [new RegExp(`^(${SECTIONS})\\b`), atPath],
]

function atPath([path = '']: readonly string[], tree: SourceTree, message: string): readonly Problem[] {
  return [{ message, at: nearestPosition(tree, pathOf(path, tree)) }]
}

/** `extends` of a service that is not there, in whichever file: Compose names the file that was given. */
function unknownBase(tree: SourceTree, service: string, base: string): Problem {
  const message = `cannot extend service "${service}": there is no service "${base}"`
  const path = ['services', service, 'extends']
  const found = nearestPosition(tree, path)
  const holders = tree.all.filter((file) => servicesIn(file).some(({ name }) => name === service))
  const file = holders.find((one) => textsOfExtends(one, service).includes(base))
  const at = file === undefined ? found : nearestPosition({ ...tree, layers: [file] }, path)
  if (/\.ya?ml$/.test(base))
    return { message, at, instead: `name the file and the service: \`{file: ${base}, service: ${service}}\`` }
  const scope = file === undefined ? tree : { ...tree, layers: [file] }
  return { message, at, instead: meantService(scope, base) }
}

/** What a service extends: `extends: base`, or `extends: {service: base}`. */
function textsOfExtends(file: SourceFile, service: string): readonly (string | undefined)[] {
  return servicesIn(file)
    .filter(({ name }) => name === service)
    .flatMap(({ place }) => {
      const extended = stepInto(place, 'extends')
      return extended === undefined ? [] : [textAt(extended), textAt(stepInto(extended, 'service'))]
    })
}

/** A key that Compose does not know, in one wording for all versions. */
function notAllowed(tree: SourceTree, path: string, name: string): Problem {
  const message = `${path || '(root)'} Additional property ${name} is not allowed`
  const keys = pathOf(path, tree)
  const hasServices = tree.all.flatMap(servicesIn).length > 0
  const at = nearestPosition(tree, [...keys, name])
  return { message, at, ...insteadOfUnknown(name, keys, hasServices) }
}
