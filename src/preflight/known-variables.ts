import type { Environment } from '../common/environment.js'
import { readTextFile } from '../compose/files/text-file.js'
import type { Compose } from '../engine/docker-compose.js'
import { envFileEntries } from '../secrets/env-file-entries.js'
import type { Secret } from '../secrets/secrets-in.js'

/** The env files of a project, absolute. */
export interface EnvFiles {
  /** In the order in which Compose reads them: a later one wins. */
  readonly project: readonly string[]
  /** Of included files; those of the project win over them. */
  readonly included: readonly string[]
}

/** Names that can be filled in into a Compose file. */
const IDENTIFIER = /^[A-Za-z_]\w*$/

/**
 * The variables that a project may use, with their values by Compose's own reading: those of the process, and those of
 * env files. Where Compose cannot read the files, a variable has all the values that it may have.
 * @throws the signal's reason
 */
export async function knownVariables(
  { project, included }: EnvFiles,
  compose: Pick<Compose, 'variables'>,
  environment: Environment,
  signal: AbortSignal,
): Promise<readonly Secret[]> {
  const groups = [project, ...included.map((file) => [...project, file])]
  const answers = await Promise.all(groups.map((files) => variablesOf(files, compose, environment, signal)))
  return [...variablesIn(environment), ...answers.flat()]
}

/** What the variables in these files may be, as they are written. */
export async function writtenVariables(files: readonly string[]): Promise<readonly Secret[]> {
  const contents = await Promise.all(files.map(readTextFile))
  return contents.flatMap((content) =>
    content.kind !== 'text'
      ? []
      : envFileEntries(content.text).flatMap(({ name, values }) =>
          values.map((value) => ({ variable: name, value })),
        ),
  )
}

async function variablesOf(
  files: readonly string[],
  compose: Pick<Compose, 'variables'>,
  environment: Environment,
  signal: AbortSignal,
): Promise<readonly Secret[]> {
  const contents = await Promise.all(files.map(readTextFile))
  const there = files.filter((_, index) => contents[index]?.kind === 'text')
  const written = (await writtenVariables(there)).filter(
    ({ variable }) => environment[variable] === undefined,
  )
  const names = [...new Set(written.map(({ variable }) => variable))].filter((name) => IDENTIFIER.test(name))
  if (names.length === 0) return written
  const answer = await compose.variables(names, there, signal)
  return answer === undefined ? written : variablesIn(answer)
}

function variablesIn(environment: Environment): readonly Secret[] {
  return Object.entries(environment).map(([variable, value = '']) => ({ variable, value }))
}
