import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { nearestName } from '../../common/nearest-name.js'
import { listed } from '../../common/sentence.js'

/** Names that are worth telling a user who has to choose one. */
const MAX_TOLD_FILES = 4

/** What a folder holds, without hidden entries; empty where the folder cannot be read. */
export interface FolderContent {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

export async function contentOf(directory: string): Promise<FolderContent> {
  const all = await readdir(directory, { withFileTypes: true }).catch(() => [])
  const names = (isWanted: (entry: (typeof all)[number]) => boolean) =>
    all
      .filter(isWanted)
      .map(({ name }) => name)
      .sort()
  return {
    files: names((entry) => !entry.isDirectory()),
    folders: names((entry) => entry.isDirectory() && !entry.name.startsWith('.')),
  }
}

/** Names of files that look like Compose files. */
export function composeFilesAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^[^.].*\.ya?ml$/.test(name) && /compose|docker|stack/i.test(name))
}

/** Names of files that look like env files. */
export function envFilesAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => /(?:^|\.)env(?:\.|$)/.test(name))
}

/** What to write instead of a file that does not exist: the nearest name, or those that there are. */
export function insteadOfFile(written: string, names: readonly string[]): string | undefined {
  const folder = written.slice(0, written.length - basename(written).length)
  const near = nearestName(basename(written), names)
  if (near !== undefined) return `write \`${folder}${near}\``
  if (names.length === 0 || names.length > MAX_TOLD_FILES) return undefined
  return `there is ${listed(names.map((name) => `\`${folder}${name}\``))}`
}

/** What people add to the name of a file that everybody copies and fills in: `.env.example`, `config.sample.yml`. */
const TEMPLATE = /[._-]?\b(?:example|sample|template|tmpl|tpl|dist|default|defaults)\b[._-]?/i

/** The files of which one that is not there is made by a copy. */
export function templatesOf(written: string, names: readonly string[]): readonly string[] {
  const wanted = plainName(basename(written))
  return names.filter((name) => TEMPLATE.test(name) && plainName(name.replace(TEMPLATE, '.')) === wanted)
}

/** `env.` and `.env` are one. */
function plainName(name: string): string {
  return name.replace(/^\.|\.$/g, '')
}

/** The folders in a folder that have a Compose file, each with its files. */
export async function composeFoldersIn(
  directory: string,
  { folders }: FolderContent,
): Promise<readonly string[]> {
  const contents = await Promise.all(folders.map((folder) => contentOf(join(directory, folder))))
  return folders.filter((_, index) => composeFilesAmong(contents[index]?.files ?? []).length > 0)
}
