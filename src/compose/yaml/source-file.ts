import { type Alias, isAlias, isScalar, isSeq, type ParsedNode } from 'yaml'
import { mergeMarkIn } from '../../common/merge-marks.js'
import { nearestName } from '../../common/nearest-name.js'
import type { Position, Problem, Report } from '../../common/problem.js'
import { expandedSize } from './expansion.js'
import { slipsOf } from './mend.js'
import { keyText, readYaml, startOf, type YamlText } from './read-yaml.js'
import type { SyntaxMistake } from './tolerant-contents.js'

/** Problems told of one file. Most of the others follow from these. */
const MAX_PROBLEMS = 3

/** Values of a file once its aliases are expanded. Compose reads some 50,000 of them a second. */
const MAX_EXPANDED_VALUES = 250_000

/** One file of a project, read for the places in it. */
export interface SourceFile extends YamlText {
  /** Absolute. */
  readonly path: string
  /** As people should read it. */
  readonly shown: string
  /** Why Compose must not be given the file: it would work on it for minutes. */
  readonly refusal?: Problem | undefined
  /** Of a file with slips in its syntax: what it is without them, as far as that is known. Absent: there are none. */
  readonly meant?: MeantFile | 'unknown' | undefined
}

/** A file as it was meant, with the numbers of the lines that are others. */
export interface MeantFile {
  readonly file: SourceFile
  readonly changed: ReadonlySet<number>
}

type ShownText = YamlText & Pick<SourceFile, 'shown'>

/** Reads a file's YAML with its places. Whatever is wrong is reported, and what could be read is returned. */
export function readSource(path: string, shown: string, text: string, report: Report): SourceFile {
  const read = { ...readYaml(text), shown }
  const conflict = read.mistakes.length > 0 ? mergeConflict(read) : undefined
  if (conflict !== undefined) {
    report(conflict)
    return { ...read, path, meant: 'unknown' }
  }
  const { mistakes, mended, changed } = slipsOf(read)
  const slips = syntaxProblems(read, mistakes)
  const sound = mended === undefined ? read : { ...mended, shown }
  const others = [...unknownAnchors(sound), ...duplicateKeys(sound), ...emptyMerges(sound)].filter(
    ({ at }) => !changed.has(at?.line ?? 0) && (mended !== undefined || isBefore({ at }, slips[0])),
  )
  const all = [...slips, ...firstOfEachLine(others).slice(0, MAX_PROBLEMS)]
  firstOfEachLine(all).forEach(report)
  const file = { ...read, path, refusal: tooManyValues(read) }
  if (slips.length === 0) return file
  const meant = mended && { file: { ...sound, path, refusal: undefined }, changed }
  return { ...file, meant: meant ?? 'unknown' }
}

/** What Git leaves of a merge: all slips of the file follow from it. */
function mergeConflict(read: ShownText): Problem | undefined {
  const mark = mergeMarkIn(read.text)
  if (mark === undefined) return undefined
  const { offset, message, instead } = mark
  return { message, at: positionIn(read, offset), instead }
}

/** Where an offset of the file's text is. */
export function positionIn({ shown, lines }: Pick<ShownText, 'shown' | 'lines'>, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { file: shown, line, column: col }
}

function syntaxProblems(read: ShownText, mistakes: readonly SyntaxMistake[]): readonly Problem[] {
  return mistakes.map(({ offset, ...mistake }) => ({ ...mistake, at: positionIn(read, offset) }))
}

function unknownAnchors(read: ShownText): readonly Problem[] {
  const anchors = [...read.text.matchAll(/(?<=[\s:-])&([\w-]+)/g)].flatMap(([, name]) => name ?? [])
  return [...read.aliases].flatMap(([alias, target]) => {
    if (target !== undefined) return []
    const near = nearestName(alias.source, anchors)
    return {
      message: `there is no anchor &${alias.source} before this *${alias.source}`,
      at: positionIn(read, alias.range[0]),
      instead:
        near === undefined || near === alias.source
          ? 'define the anchor further up; a text that begins with * needs quotes'
          : `write \`*${near}\`, with its &${near} further up`,
    }
  })
}

function duplicateKeys(read: ShownText): readonly Problem[] {
  return read.maps.flatMap((map) => {
    const firstOffsets = new Map<string, number>()
    return map.items.flatMap((pair) => {
      const start = startOf(pair.key)
      if (!isScalar(pair.key) || start === undefined) return []
      const key = keyText(pair)
      const earlier = firstOffsets.get(key)
      if (earlier === undefined) {
        firstOffsets.set(key, start)
        return []
      }
      return {
        message: `the key "${key}" stands twice in one map, first on line ${positionIn(read, earlier).line}`,
        at: positionIn(read, start),
        instead:
          key === '<<'
            ? 'write both maps in one list: `<<: [*first, *second]`'
            : 'keep one of the two, or put what both hold under one',
      }
    })
  })
}

/** A merge key takes maps: `<<: base` forgets the asterisk of an alias. */
function emptyMerges(read: ShownText): readonly Problem[] {
  return read.maps.flatMap((map) =>
    map.items.flatMap((pair) => {
      const { key, value } = pair
      // In quotes it is a key like any other.
      if (!isScalar(key) || !read.text.startsWith('<<', key.range[0])) return []
      const taken = isSeq(value) ? value.items : [value]
      const other = taken.find((one) => isAlias(one) && takesNoMap(read.aliases.get(one)))
      if (isAlias(other)) return ofOtherKind(read, other)
      const wrong = taken.find((one) => isScalar(one))
      const name = isScalar(wrong) ? String(wrong.value ?? '') : undefined
      if (name === undefined) return []
      return {
        message: `\`<<\` takes maps, and ${name === '' ? 'nothing' : `\`${name}\``} is none`,
        at: positionIn(read, startOf(wrong ?? null) ?? startOf(key) ?? 0),
        instead: `write the alias of a map, without quotes: \`<<: *${name.replace(/^\*/, '') || 'NAME'}\``,
      }
    }),
  )
}

/** Whether an alias stands for something that cannot be merged: a text, or a list that holds no maps. */
function takesNoMap(meant: ParsedNode | undefined): boolean {
  return isScalar(meant) || (isSeq(meant) && meant.items.some((item) => isScalar(item)))
}

function ofOtherKind(read: ShownText, { source, range }: Alias.Parsed): Problem {
  return {
    message: `\`<<\` takes maps, and \`*${source}\` is none`,
    at: positionIn(read, range[0]),
    instead: `give the anchor to a map, or write the alias as the value of a key: \`KEY: *${source}\``,
  }
}

/** What stands behind a slip in the syntax is often read wrongly because of it. */
function isBefore({ at }: Pick<Problem, 'at'>, slip: Problem | undefined): boolean {
  return slip?.at === undefined || at === undefined || at.line < slip.at.line
}

function firstOfEachLine(problems: readonly Problem[]): readonly Problem[] {
  const byLine = new Map<number | undefined, Problem>()
  for (const problem of problems) if (!byLine.has(problem.at?.line)) byLine.set(problem.at?.line, problem)
  return [...byLine.values()]
}

function tooManyValues(read: ShownText): Problem | undefined {
  if (expandedSize(read) <= MAX_EXPANDED_VALUES) return undefined
  return {
    message: `the aliases of ${read.shown} expand to more than ${MAX_EXPANDED_VALUES} values`,
    at: { file: read.shown, line: 1, column: 1 },
    instead: 'write out what is meant, without aliases of aliases',
  }
}
