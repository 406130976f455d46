import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { MAX_YAML_DEPTH } from '../../common/yaml-tokens.js'
import { soundContents } from './sound-contents.js'
import { type SyntaxMistake, tolerantContents } from './tolerant-contents.js'

/** A value in a YAML file; null where a key stands alone, without even a colon. */
export type YamlNode = ParsedNode | null

/** What a text of YAML holds. Offsets count the characters of the text. */
export interface YamlText {
  readonly text: string
  readonly lines: LineCounter
  /** The content of each document that has any. */
  readonly documents: readonly ParsedNode[]
  /** Each alias with what it stands for, or undefined where no such anchor comes before it. */
  readonly aliases: ReadonlyMap<Alias.Parsed, ParsedNode | undefined>
  readonly maps: readonly YAMLMap.Parsed[]
  /** The scalars that are values. Keys are left out. */
  readonly scalars: readonly Scalar.Parsed[]
  readonly mistakes: readonly SyntaxMistake[]
}

/**
 * Reads YAML with its places. Where the text is no YAML, what can be read is returned beside the mistakes.
 *
 * Of two parsers the one that gives up at the first mistake comes first: it needs 0.15 s for 1,000 services where the
 * other needs 0.6 s (10 services: 7 and 25 ms). Both give the same nodes.
 */
export function readYaml(text: string): YamlText {
  const lines = lineCounterOf(text)
  const sound = soundContents(text, MAX_YAML_DEPTH)
  const { contents, mistakes } =
    sound === undefined ? tolerantContents(text, lines, MAX_YAML_DEPTH) : { contents: sound, mistakes: [] }
  return { text, lines, ...inventoryOf(contents), mistakes }
}

/** Where the lines of a text begin. */
export function lineCounterOf(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1)
  return lines
}

/** Where a value begins. Undefined for one that is not written at all, as in `key:`. */
export function startOf(node: YamlNode): number | undefined {
  if (node === null) return undefined
  const [start, end] = node.range
  return isScalar(node) && start === end ? undefined : start
}

/** As written, for instance `!reset`; empty where there is none. */
export function tagOf(node: YamlNode): string {
  return node?.tag ?? ''
}

/** What a scalar means, without quotes and folds. Undefined: null. */
export function scalarText(node: Scalar.Parsed): string | undefined {
  return node.value === null ? undefined : node.source
}

/** Empty for a key that is a map or a list. A null is written as one. */
export function keyText({ key }: Pair<ParsedNode, YamlNode>): string {
  return isScalar(key) ? (scalarText(key) ?? 'null') : ''
}

type Inventory = Pick<YamlText, 'documents' | 'aliases' | 'maps' | 'scalars'>

function inventoryOf(contents: readonly ParsedNode[]): Inventory {
  const aliases = new Map<Alias.Parsed, ParsedNode | undefined>()
  const maps: YAMLMap.Parsed[] = []
  const scalars: Scalar.Parsed[] = []
  for (const content of contents) {
    const anchors = new Map<string, ParsedNode>()
    const enter = (node: YamlNode, isKey = false): void => {
      if (node === null) return
      if (isAlias(node)) {
        aliases.set(node, anchors.get(node.source))
        return
      }
      // An anchor holds from its place on, within its own value too.
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
      if (isMap(node)) {
        maps.push(node)
        for (const { key, value } of node.items) {
          enter(key, true)
          enter(value)
        }
      } else if (isSeq(node)) for (const item of node.items) enter(item)
      else if (!isKey) scalars.push(node)
    }
    enter(content)
  }
  return { documents: contents, aliases, maps, scalars }
}
