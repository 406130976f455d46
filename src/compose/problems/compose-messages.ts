import { basename } from 'node:path'
import { nearestName } from '../../common/nearest-name.js'
import type { Position, Problem } from '../../common/problem.js'
import { settingName, type WrittenAs } from '../../settings/written-as.js'
import { nearestPosition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import type { SourceFile } from '../yaml/source-file.js'
import type { YamlKey } from '../yaml/walk.js'
import { positionWithin, scalarsOf } from '../yaml/written-scalars.js'
import { knownKeys } from './compose-keys.js'
import { cycleProblem } from './dependency-problems.js'
import { meantDefinition, meantService } from './meant-name.js'
import { remedyOf } from './message-remedies.js'
import { demandOf, howToSet } from './missing-variables.js'
import { knownSince } from './new-keys.js'

type MessageRule = readonly [
  pattern: RegExp,
  problems: (
    groups: readonly string[],
    tree: SourceTree,
    message: string,
    writtenAs?: WrittenAs,
  ) => readonly Problem[],
]

const MESSAGE_RULES: readonly MessageRule[] = [
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
  [/^dependency cycle detected: (.*)$/, ([cycle = ''], tree) => [cycleProblem(tree, cycle.split(' -> '))]],
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
    /^service "?([^" ]+)"? (?:has|declares|is|uses|can't|must) /,
    ([service = ''], tree, message) => [{ message, at: nearestPosition(tree, ['services', service]) }],
  ],
  [
    /^(?:(.*) )?Additional property (.+) is not allowed$/,
    ([path = '', name = ''], tree, message) => [notAllowed(tree, path, name, message)],
  ],
  [
    /^(\S*) ?additional properties (.+) not allowed$/,
    ([path = '', names = ''], tree) =>
      [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) =>
        notAllowed(
          tree,
          path,
          name,
          `${path === '' ? '(root)' : path} Additional property ${name} is not allowed`,
        ),
      ),
  ],
  [
    /cannot extend service "(.+)" in .*: service "(.+)" not found/,
    ([service = '', base = ''], tree, message) => [
      {
        message,
        at: nearestPosition(tree, ['services', service, 'extends']),
        instead: meantService(tree, base),
      },
    ],
  ],
  [
    /^(?:failed to parse (.+): )?(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): /,
    ([file = '', line = '1'], tree, message) => [{ message, at: lineOf(tree, file, Number(line)) }],
  ],
  [
    /(?:^|\s|')((?:services|networks|volumes|secrets|configs|include|x-gate)(?:[.[][^:\s']*)?)/,
    ([path = ''], tree, message) => [{ message, at: nearestPosition(tree, pathOf(path, tree)) }],
  ],
]

/** The problems that one message of Compose reports, with their places. @param raw the message as Compose printed it */
export function explainMessage(raw: string, tree: SourceTree, writtenAs?: WrittenAs): readonly Problem[] {
  return explained(raw, tree, writtenAs).map((problem) => ({
    ...problem,
    ...(problem.instead === undefined ? remedyOf(problem.message) : {}),
  }))
}

function explained(raw: string, tree: SourceTree, writtenAs?: WrittenAs): readonly Problem[] {
  const said = /^validating (.+?): ([\s\S]*)$/.exec(raw)
  const file = tree.all.find(({ path }) => path === said?.[1])
  const scope = file === undefined ? tree : onlyIn(tree, file)
  const message = (said?.[2] ?? raw)
    .replace(/: invalid compose project$/, '')
    .replace(/^error (?:while interpolating|decoding) /, '')
    .replace(/^(\S+) \1 /, '$1 ')
    .replace(/\n\s*/g, ' ')
    .trim()
  for (const [pattern, problems] of MESSAGE_RULES) {
    const match = pattern.exec(message)
    if (match !== null)
      return problems(
        match.slice(1).map((group) => group ?? ''),
        scope,
        message,
        writtenAs,
      )
  }
  return [{ message, at: quoted(tree, message) ?? onlyFile(tree) }]
}

/** The beginning of the file, where the place in it is unknown. */
function onlyFile(tree: SourceTree): Position | undefined {
  const [file] = tree.all
  return tree.all.length === 1 && file !== undefined ? { file: file.shown, line: 1, column: 1 } : undefined
}

function onlyIn(tree: SourceTree, file: SourceFile): SourceTree {
  return {
    layers: [file],
    all: tree.all,
    isWhole: tree.isWhole,
    includedEnvFiles: [],
    refusals: [],
    target: (from, written) => tree.target(from, written),
    environment: (of) => tree.environment(of),
  }
}

/** A service depends on another by `depends_on`, or by joining its network: `network_mode: service:…`. */
function dependencyAt(tree: SourceTree, service: string, target: string): Position | undefined {
  const joins = tree.layers.flatMap(scalarsOf).find(({ value }) => value === `service:${target}`)
  return joins === undefined
    ? nearestPosition(tree, ['services', service, 'depends_on', target])
    : positionWithin(joins, 0)
}

function notAllowed(tree: SourceTree, path: string, name: string, message: string): Problem {
  const keys = pathOf(path, tree)
  const isServiceAtTop = keys.length === 0 && tree.all.flatMap(servicesIn).length === 0
  if (isServiceAtTop && nearestName(name, knownKeys(keys)) === undefined) {
    return {
      message,
      at: nearestPosition(tree, [name]),
      instead: `indent \`${name}\` below a top-level \`services:\``,
    }
  }
  return { message, at: nearestPosition(tree, [...keys, name]), ...insteadOf(name, keys) }
}

/** @param keys of the map that holds a key with this name */
function insteadOf(name: string, keys: readonly YamlKey[]): Pick<Problem, 'instead' | 'isLacking'> {
  const known = knownKeys(keys)
  const since = knownSince(keys, name)
  if (since !== undefined || known.includes(name)) {
    const to = since === undefined ? '' : ` to ${since} or newer`
    return { instead: `update Docker Compose${to}: this one is too old to know \`${name}\``, isLacking: true }
  }
  const meant = nearestName(name, known)
  return meant === undefined ? {} : { instead: `write \`${meant}\`` }
}

/** The keys of a path as Compose prints it: `services.web.ports.[0]`, `services[web].ports`. A service's name may hold dots. */
function pathOf(path: string, tree: SourceTree): readonly YamlKey[] {
  if (path === '' || path === '(root)') return []
  const plain = path.replace(/\.?\[(.*?)\]/g, '.$1').replace(/\.+$/, '')
  const names = tree.all.flatMap(servicesIn).map(({ name }) => name)
  const own = names
    .filter((name) => plain === `services.${name}` || plain.startsWith(`services.${name}.`))
    .sort((one, other) => other.length - one.length)[0]
  const rest = own === undefined ? plain : plain.slice(`services.${own}`.length + 1)
  const keys = rest.split('.').filter((key) => key !== '')
  const typed = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  return own === undefined ? typed : ['services', own, ...typed]
}

function lineOf(tree: SourceTree, path: string, line: number): Position | undefined {
  const file =
    tree.all.find((known) => known.path === path) ?? (tree.all.length === 1 ? tree.all[0] : undefined)
  return file && { file: file.shown, line, column: 1 }
}

/** The place of the only scalar that holds a word of the message: a file, a value in quotes, or the last word. */
function quoted(tree: SourceTree, message: string): Position | undefined {
  const files = [...message.matchAll(/\/[^\s:'"]+/g)].map(([path]) => basename(path))
  const values = [...message.matchAll(/'([^']+)'|"([^"]+)"|: (\S+)$/g)].flatMap((match) => match.slice(1))
  for (const wanted of [...files, ...values]) {
    if (!wanted) continue
    const holders = tree.all.flatMap(scalarsOf).filter((scalar) => scalar.value.includes(wanted))
    const [only] = holders
    if (only !== undefined && holders.length === 1) return positionWithin(only, only.written.indexOf(wanted))
  }
  return undefined
}
