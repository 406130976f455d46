import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(__dirname, '../../..')

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

export function exists(file: string): boolean {
  return existsSync(join(root, file))
}

/** Files under version control, or new and not ignored, but for those that are gone from the disk. */
export function tracked(pattern: RegExp): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed.split('\0').filter((file) => pattern.test(file) && exists(file))
}

/** A fenced block of a Markdown file. */
export interface Snippet {
  /** `docs/checks.md:12` */
  readonly place: string
  readonly language: string
  readonly text: string
}

export function snippets(file: string): readonly Snippet[] {
  const text = read(file)
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: block = '', index }) => ({
      place: `${file}:${text.slice(0, index).split('\n').length}`,
      language,
      text: block,
    }),
  )
}

/** What people read: everything in Markdown but the change log, which tells of the past. */
export const documents = tracked(/\.md$/).filter((file) => file !== 'CHANGELOG.md')
