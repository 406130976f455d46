import { YAMLException } from 'js-yaml'
import type { Position, Problem, Report } from '../../common/problem.js'
import { expandedSize } from './expansion.js'
import { Lines } from './lines.js'
import { type Alias, keyText, type MapNode, type Written } from './nodes.js'
import { readStrictly } from './strict.js'

/** Wrong lines mostly follow from the first; more than these tell nothing new. */
const MOST_ERRORS = 3

/** Compose works off some 50,000 values a second. */
const MOST_EXPANDED = 250_000

const TOO_DEEP = 'it is nested too deeply'

/** One file of a project, read for the places in it. */
export interface SourceFile extends Written {
  /** Absolute. */
  readonly path: string
  /** As people should read it. */
  readonly shown: string
  readonly text: string
  readonly lines: Lines
  /** Says why Compose must not be given the file: it would work on it for minutes. */
  readonly refusal?: Problem | undefined
}

type Where = Pick<SourceFile, 'shown' | 'lines'>

/** Reads YAML with its places. Whatever is wrong is reported; what could be read is returned. */
export async function readSource(
  path: string,
  shown: string,
  text: string,
  report: Report,
): Promise<SourceFile> {
  const where = { shown, lines: new Lines(text) }
  const { problems, ...written } = await read(where, text)
  const all = [
    ...problems,
    ...unknownAnchors(where, written.aliases),
    ...written.maps.flatMap((map) => duplicatesIn(where, map)),
  ]
  firstOfEachLine(all).slice(0, MOST_ERRORS).forEach(report)
  return { path, text, ...where, ...written, refusal: bomb(shown, written) }
}

/** Where an offset of the file's text is. */
export function position({ shown, lines }: Where, offset: number): Position {
  return { file: shown, ...lines.at(offset) }
}

type Read = Written & { readonly problems: readonly Problem[] }

async function read(where: Where, text: string): Promise<Read> {
  try {
    return { ...readStrictly(text), problems: [] }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { reason, mark } = error
    const at = position(where, mark?.position ?? 0)
    if (reason.includes('maxDepth')) return nothing({ message: TOO_DEEP, at })
    return readBroken(where, text, { message: reason, at })
  }
}

/** @param first what the quick parser, which ends at the first error, says of it */
async function readBroken(where: Where, text: string, first: Problem): Promise<Read> {
  // Most runs never need this one, so they do not wait for it to be loaded either.
  const { readLeniently } = await import('./lenient.js')
  try {
    const { flaws, ...written } = readLeniently(text)
    const problems = flaws.map(({ offset, ...flaw }) => ({ ...flaw, at: position(where, offset) }))
    return { ...written, problems: problems.length > 0 ? problems : [first] }
  } catch (error) {
    if (error instanceof RangeError) return nothing({ message: TOO_DEEP, at: first.at })
    throw error
  }
}

function nothing(problem: Problem): Read {
  return { documents: [], maps: [], aliases: [], scalars: [], problems: [problem] }
}

function unknownAnchors(where: Where, aliases: readonly Alias[]): readonly Problem[] {
  return aliases
    .filter(({ target }) => target === undefined)
    .map(({ name, start }) => ({
      message: `there is no anchor &${name} before this *${name}`,
      at: position(where, start),
      instead: 'define the anchor further up; a text that begins with * needs quotes',
    }))
}

function duplicatesIn(where: Where, map: MapNode): readonly Problem[] {
  const first = new Map<string, number>()
  return map.pairs.flatMap((pair) => {
    const { start } = pair.key
    if (pair.key.kind !== 'scalar' || start === undefined) return []
    const key = keyText(pair)
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, start)
      return []
    }
    return {
      message: `the key "${key}" stands twice in one map, first on line ${position(where, earlier).line}`,
      at: position(where, start),
      instead: 'keep one of the two, or put what both hold under one',
    }
  })
}

function firstOfEachLine(problems: readonly Problem[]): readonly Problem[] {
  const lines = new Map<number | undefined, Problem>()
  for (const problem of problems) if (!lines.has(problem.at?.line)) lines.set(problem.at?.line, problem)
  return [...lines.values()]
}

function bomb(shown: string, { documents }: Written): Problem | undefined {
  if (expandedSize(documents) <= MOST_EXPANDED) return undefined
  return {
    message: `the aliases of ${shown} expand to more than ${MOST_EXPANDED} values`,
    at: { file: shown, line: 1, column: 1 },
    instead: 'write out what is meant, without aliases of aliases',
  }
}
