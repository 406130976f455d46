import type { Ignores } from './path-patterns.js'

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

/** All copies that make up an image, those of what it begins with first. */
export function allCopies(content: ImageContent): readonly CopiedFiles[] {
  return [...(content.base === undefined ? [] : allCopies(content.base)), ...content.copies]
}
