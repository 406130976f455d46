import type { Position, Problem } from '../../common/problem.js'
import type { WrittenAs } from '../../settings/written-as.js'
import type { SourceTree } from '../source/source-tree.js'
import type { SourceFile } from '../yaml/source-file.js'
import { remedyOf } from './message-remedies.js'
import { PLACE_RULES, VALUE_RULES } from './message-rules.js'
import { placeOfQuoted } from './named-places.js'

/** The problems that one message of Compose reports, with their places. @param raw the message as Compose printed it */
export function explainMessage(raw: string, tree: SourceTree, writtenAs?: WrittenAs): readonly Problem[] {
  return explained(raw, tree, writtenAs).map((problem) => ({
    ...problem,
    ...(problem.instead === undefined ? remedyOf(problem.message) : {}),
  }))
}

function explained(raw: string, tree: SourceTree, writtenAs?: WrittenAs): readonly Problem[] {
  const { message, path } = messageIn(raw)
  const file = tree.all.find((known) => known.path === path)
  const scope = file === undefined ? tree : onlyIn(tree, file)
  for (const [pattern, problems] of [...VALUE_RULES, ...PLACE_RULES]) {
    const match = pattern.exec(message)
    if (match !== null)
      return problems(
        match.slice(1).map((group) => group ?? ''),
        scope,
        message,
        writtenAs,
      )
  }
  return [{ message, at: placeOfQuoted(tree, message) ?? onlyFile(tree) }]
}

/** A message without the words around it. `path`: the file that it names before a colon. */
function messageIn(raw: string): { readonly message: string; readonly path: string | undefined } {
  const said = VALIDATING.exec(raw)
  const message = (said?.[2] ?? raw)
    .replace(/: invalid compose project$/, '')
    .replace(/^error (?:while interpolating|decoding) /, '')
    .replace(/^(\S+) \1 /, '$1 ')
    .replace(/\n\s*/g, ' ')
    .trim()
  return { message, path: said?.[1] }
}

/**
 * Whether a message shows that Compose could read the files as YAML. Versions of Compose word the slips of YAML in many
 * ways, so that a message which nobody knows may always be about one.
 */
export function isAboutValues(raw: string): boolean {
  const { message } = messageIn(raw)
  return (
    VALIDATING.test(raw) || OF_A_VALUE.test(message) || VALUE_RULES.some(([words]) => words.test(message))
  )
}

const VALIDATING = /^validating (.+?): ([\s\S]*)$/

/** The path of a value: `services.web.ports`, `services[web].ports`. */
const OF_A_VALUE = /(?:^|\s|')(?:services|networks|volumes|secrets|configs)(?:\.|\[)/

/** The beginning of the file, where the place in it is unknown. */
function onlyFile(tree: SourceTree): Position | undefined {
  const [file] = tree.all
  return tree.all.length === 1 && file !== undefined ? { file: file.shown, line: 1, column: 1 } : undefined
}

function onlyIn(tree: SourceTree, file: SourceFile): SourceTree {
  return {
    layers: [file],
    given: [file],
    all: tree.all,
    isWhole: tree.isWhole,
    includedEnvFiles: [],
    refusals: [],
    target: (from, written) => tree.target(from, written),
    environment: (of) => tree.environment(of),
  }
}
