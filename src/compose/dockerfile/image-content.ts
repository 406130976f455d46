import { join, posix } from 'node:path'
import { hasWildcard, type Ignores, relativeToRoot } from './path-patterns.js'

/** A folder that a build takes files from. */
export interface BuildFolder {
  /** Absolute. */
  readonly path: string
  readonly ignores: Ignores
}

/** What is known of the files in an image, or in a stage of a build. What its commands make there is not known. */
export interface ImageContent {
  /** What it begins with; absent: nothing is known of that. */
  readonly base?: ImageContent | undefined
  readonly copies: readonly CopiedFiles[]
}

/** What one COPY or ADD brings. */
export interface CopiedFiles {
  readonly from: CopySource
  /** Relative to the root of where they come from, without wildcards filled in. */
  readonly sources: readonly string[]
  /** Absolute; absent: it depends on what is not known, for instance on the WORKDIR of an image from a registry. */
  readonly destination?: string | undefined
}

export type CopySource =
  | { readonly kind: 'folder'; readonly folder: BuildFolder }
  | { readonly kind: 'image'; readonly content: ImageContent }
  /** An address, a here-document, an image that nobody here builds. */
  | { readonly kind: 'elsewhere' }

/** The files and folders of this machine that are put into an image, absolute. Of wildcards the folder is told. */
export function copiedFromHere(content: ImageContent): readonly string[] {
  const copied = allCopies(content).flatMap(({ from, sources }) =>
    from.kind === 'folder' ? sources.map((source) => join(from.folder.path, rootOf(source))) : [],
  )
  return [...new Set(copied)]
}

/** What is looked at for a source, relative to where it comes from: of names with wildcards their folder. */
export function rootOf(source: string): string {
  return relativeToRoot(hasWildcard(posix.basename(source)) ? posix.dirname(source) : source)
}

/** All copies that make up an image, those of what it begins with first. */
export function allCopies(content: ImageContent): readonly CopiedFiles[] {
  return [...(content.base === undefined ? [] : allCopies(content.base)), ...content.copies]
}
