import { isAlias, type ParsedNode, visit } from 'yaml'
import { nearestName } from '../../common/nearest-name.js'
import type { UnknownTag } from '../project.js'
import { positionIn, type SourceFile } from '../yaml/source-file.js'
import type { SourceTree } from './source-tree.js'

const TAGS = ['reset', 'override']

/** Tags that are nearly `!reset` or `!override`. Compose says nothing of them, and merges as if they were not there. */
export function unknownTags({ all }: Pick<SourceTree, 'all'>): readonly UnknownTag[] {
  return all.flatMap((file) =>
    tagged(file).flatMap(({ tag, offset }) => {
      const name = tag.slice(1)
      const meant = TAGS.includes(name) ? undefined : nearestName(name, TAGS)
      if (meant === undefined) return []
      const at = positionIn(file, Math.max(file.text.lastIndexOf(tag, offset), 0))
      return { tag, meant: `!${meant}`, at }
    }),
  )
}

interface Tagged {
  readonly tag: string
  readonly offset: number
}

function tagged({ text, documents }: SourceFile): readonly Tagged[] {
  return /!\w/.test(text) ? documents.flatMap(taggedIn) : []
}

function taggedIn(document: ParsedNode): readonly Tagged[] {
  const found: Tagged[] = []
  visit(document, {
    Node: (_, node) => {
      const tag = isAlias(node) ? undefined : node.tag
      if (tag?.startsWith('!')) found.push({ tag, offset: node.range?.[0] ?? 0 })
    },
  })
  return found
}
