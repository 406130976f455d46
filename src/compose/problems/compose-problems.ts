import type { Position, Problem } from '../../common/problem.js'
import type { WrittenAs } from '../../settings/written-as.js'
import { withoutWarnings } from '../compose-warnings.js'
import type { SourceTree } from '../source/source-tree.js'
import { explainMessage } from './compose-messages.js'
import { definitionProblems } from './definition-problems.js'
import { dependencyProblems } from './dependency-problems.js'
import { emptyImages } from './empty-images.js'
import type { CoveredPart, ShapeProblem } from './file-field.js'
import { filledTexts } from './filled-texts.js'
import { missingVariables } from './missing-variables.js'
import { shapeProblems } from './shape-problems.js'
import { unknownKeys } from './unknown-keys.js'

/**
 * What is wrong with the files, in Compose's own words with the places added. Compose stops at the first problem.
 * Missing variables, wrong dependencies, unknown keys and values of a wrong kind are all reported nevertheless, as the
 * files show them.
 * @param version of Compose; absent: nobody knows
 */
export function composeProblems(
  answer: { readonly exitCode: number; readonly stderr: string },
  tree: SourceTree,
  writtenAs?: WrittenAs,
  version?: string,
): readonly Problem[] {
  const keys = unknownKeys(tree.all, version)
  const shapes = [...shapeProblems(tree), ...(tree.isWhole ? emptyImages(tree) : [])]
  const text = withoutWarnings(answer.stderr)
  const crash = crashOf(text)
  const told =
    crash === undefined ? messages(text).flatMap((message) => explainMessage(message, tree, writtenAs)) : []
  const own = [
    ...keys,
    ...shapes.map((shape) => placedBest(shape, told)),
    ...(tree.isWhole
      ? [
          ...missingVariables(tree),
          ...filledTexts(tree),
          ...dependencyProblems(tree),
          ...definitionProblems(tree),
        ]
      : []),
  ]
  if (crash !== undefined && own.length === 0) return [crash]
  if (told.length === 0 && own.length === 0) {
    return [{ message: `docker compose config ended with ${answer.exitCode} and said nothing` }]
  }
  const isOwn = (problem: Problem) =>
    own.some(({ message }) => sameMatter(message, problem.message)) ||
    // What a Compose says of the value of a key that it is too old for, it says for that reason.
    keys.some(({ at, isLacking }) => (isLacking ? sameLine(at, problem.at) : samePlace(at, problem.at))) ||
    shapes.some(({ covers }) => covers.some((at) => isWithin(at, problem.at)))
  return [...told.filter((problem) => !isOwn(problem)), ...own]
}

/** A program in Go that fails within itself prints where in its own code, and nothing of the files. */
function crashOf(text: string): Problem | undefined {
  const [, what] = /^panic: (.+)/m.exec(text) ?? []
  if (what === undefined) return undefined
  return {
    message: `docker compose config crashed on these files: ${what}`,
    instead:
      'look for a key whose value is missing or of the wrong kind; a newer Docker Compose may say which it is',
  }
}

function samePlace(one: Position | undefined, other: Position | undefined): boolean {
  return sameLine(one, other) && one?.column === other?.column
}

function sameLine(one: Position | undefined, other: Position | undefined): boolean {
  return one !== undefined && one.file === other?.file && one.line === other.line
}

/** Compose may say which part of a value is wrong. */
function placedBest({ problem, covers }: ShapeProblem, told: readonly Problem[]): Problem {
  const inner = told.find(({ at }) => covers.some((span) => span.length > 0 && isWithin(span, at)))?.at
  return inner === undefined ? problem : { ...problem, at: inner }
}

function isWithin(span: CoveredPart, at: Position | undefined): boolean {
  if (span.file !== at?.file || span.line !== at.line) return false
  return at.column >= span.column && at.column <= span.column + span.length
}

/** Of fields with wrong types Compose reports several at once. */
function messages(text: string): readonly string[] {
  const decoding = /^decoding failed due to the following error\(s\):\s*([\s\S]*)$/.exec(text)
  if (decoding !== null) return (decoding[1] ?? '').split(/\n+/).filter((line) => line !== '')
  return text === '' ? [] : [text]
}

/** Whether two messages report one problem. A circle may be reported from any of its services. */
function sameMatter(own: string, told: string): boolean {
  if (told.endsWith(own)) return true
  // Compose tells one of the keys of a service that stands in another section.
  const [, misplaced] = /^(\S+) holds keys of a service$/.exec(own) ?? []
  if (misplaced !== undefined && told.startsWith(`${misplaced} Additional property `)) return true
  // Of a port Compose says neither, but the part that is wrong: `invalid hostPort: x`.
  const [, port] = /\.ports: `(.+?)`/.exec(own) ?? []
  if (port?.endsWith(':') && told.endsWith(':<empty>')) return true
  if (port !== undefined && /port|address/i.test(told))
    return told
      .replace('<empty>', '')
      .split(/:?(?:\s|$)/)
      .some((word) => word !== '' && port.includes(word))
  // Of the entry of a list Compose says what it holds, and not where: `invalid spec: :/data: …`.
  const [, text = ''] = /: `(.+?)` .* is filled in$/.exec(own) ?? []
  if (text.length > 1 && told.includes(text)) return true
  const [place] = /^services\.[^\s:]+/.exec(told) ?? []
  if (place !== undefined && own.startsWith(`${place}: `)) return true
  // Of some keys Compose says neither the service nor the place: `healthcheck.test must start either by …`.
  const [path] = /^\w+(?:\.\w+)+(?= )/.exec(told) ?? []
  if (path !== undefined && own.includes(`.${path}: `)) return true
  const [one, other] = [own, told].map((text) => /^dependency cycle detected: (.*)$/.exec(text)?.[1])
  const members = (cycle: string) => [...new Set(cycle.split(' -> '))].sort().join()
  return one !== undefined && other !== undefined && members(one) === members(other)
}
