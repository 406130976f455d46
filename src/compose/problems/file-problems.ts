import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Position, Problem } from '../../common/problem.js'
import { showPath } from '../../common/show-path.js'
import { contentOf, envFilesAmong, insteadOfFile, templatesOf } from '../files/similar-files.js'

const MISSING = /^(?:((?:env|label) file )(.+?) not found\b.*|(?:open|stat) (.+): no such file or directory)$/
const UNREAD_ENV_FILE = /^failed to read (.+?): (?:line (\d+): )?(.+)$/s

/**
 * What Compose says of a file other than those it reads as YAML: one that is not there, with the name that was meant; an
 * env file that it cannot read, with the place in that file. Any other problem stays as it is.
 * @param cwd what paths are shown relative to
 */
export async function ofFiles(problem: Problem, cwd: string): Promise<Problem> {
  const missing = MISSING.exec(problem.message)
  if (missing) {
    const path = missing[2] ?? missing[3] ?? ''
    const shown = showPath(path, cwd)
    const message = missing[1] === undefined ? `there is no ${shown}` : `${missing[1]}${shown} not found`
    const among = missing[1] === 'env file ' ? envFilesAmong : undefined
    return {
      ...problem,
      message,
      instead: await insteadOfMissing(path, shown, { among, by: problem.at?.file }),
    }
  }
  const unread = UNREAD_ENV_FILE.exec(problem.message)
  if (unread) return ofEnvFile({ path: unread[1] ?? '', line: Number(unread[2]), said: unread[3] ?? '' }, cwd)
  return problem
}

interface Naming {
  /** Those of some names that could be meant; absent: all. */
  readonly among?: ((names: readonly string[]) => readonly string[]) | undefined
  /** The file that names it, as people read its path. */
  readonly by?: string | undefined
}

async function insteadOfMissing(
  path: string,
  shown: string,
  { among = (names) => names, by = '' }: Naming,
): Promise<string> {
  const all = (await contentOf(dirname(path))).files
  // A file does not mean itself.
  const folder = shown.slice(0, -basename(shown).length)
  const files = all.filter((name) => `${folder}${name}` !== by)
  const [template] = templatesOf(shown, files)
  if (template !== undefined) return `make it before the gate: \`cp ${folder}${template} ${shown}\``
  const near = insteadOfFile(shown, among(files))
  return near?.startsWith('write') ? near : 'correct the path, or create the file before'
}

interface UnreadEnvFile {
  readonly path: string
  /** As Compose says it; NaN: it does not. */
  readonly line: number
  readonly said: string
}

/** What stands in the file may be a secret: none of it is told. */
async function ofEnvFile({ path, line, said }: UnreadEnvFile, cwd: string): Promise<Problem> {
  const open = UNCLOSED.exec(said)?.[1]
  const at = placeIn(await readFile(path, 'utf8').catch(() => ''), line, open)
  return {
    message: open === undefined ? said.replace(/ (?:near )?".{2,}$/s, '') : 'a quote is never closed',
    at: { file: showPath(path, cwd), ...at },
    instead: 'write `NAME=VALUE`, a value with blanks in quotes, and a comment behind `#`',
  }
}

const UNCLOSED = /unterminated quoted value (.+)$/s

/** Of a quote that is never closed Compose says the last line of the file: the one that opens it holds the words. */
function placeIn(text: string, line: number, open: string | undefined): Omit<Position, 'file'> {
  const offset = open === undefined ? -1 : text.indexOf(open)
  if (offset < 0) return { line: Number.isNaN(line) ? 1 : line, column: 1 }
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
