import type { Environment } from '../../../../src/common/environment.js'
import type { SourceTree } from '../../../../src/compose/source/source-tree.js'
import { readSource } from '../../../../src/compose/yaml/source-file.js'

/** A tree of files that are all part of the project, the last of which wins. `extends: {file}` names them as they are. */
export function treeOf(
  texts: Readonly<Record<string, string>>,
  { env = {}, isWhole = true }: { readonly env?: Environment; readonly isWhole?: boolean } = {},
): SourceTree {
  const files = Object.entries(texts).map(([name, text]) => readSource(`/shop/${name}`, name, text, () => {}))
  return {
    layers: files,
    given: isWhole ? files : undefined,
    all: files,
    isWhole,
    includedEnvFiles: [],
    refusals: [],
    target: (_, written) => files.find(({ shown }) => shown === written),
    environment: () => env,
  }
}

/** A place in short: `compose.yaml:3:5`. */
export function shortPlace(
  at: { readonly file: string; readonly line: number; readonly column: number } | undefined,
): string | undefined {
  return at && `${at.file}:${at.line}:${at.column}`
}
