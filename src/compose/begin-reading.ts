import type { Environment } from '../common/environment.js'
import type { Report } from '../common/problem.js'
import type { ProjectLocation } from '../settings/settings.js'
import { type ReadConfig, type ResolvedConfig, resolvedConfig } from './config.js'
import { composeEnvironment, environmentFiles, projectEnvironment } from './files/env-files.js'
import { type LocatedFiles, locateFiles } from './files/locate.js'
import { missingFiles } from './files/missing-files.js'
import { noFolder, nothingFound } from './files/no-project.js'
import { type Prescan, prescan } from './files/prescan.js'
import { refusedVariables } from './files/refused-variables.js'
import { specialFiles } from './files/special-files.js'
import { isFolder } from './files/text-file.js'

/** What Compose answered, or why it did not. */
export type ComposeAnswer = ResolvedConfig | { readonly kind: 'error'; readonly error: unknown }

/** The same, with the profiles that Compose was asked with. */
export type ProfiledAnswer = ComposeAnswer & { readonly profiles: readonly string[] }

interface FoundFiles {
  readonly located: LocatedFiles
  /** The variables of the project. */
  readonly env: Environment
}

/** A project whose files are found, and which Compose may be reading already. */
export interface BegunReading extends FoundFiles {
  readonly location: ProjectLocation
  readonly readConfig: ReadConfig
  readonly tuning: Prescan['tuning']
  /** Never rejects. Absent: the files have to be looked at before Compose is asked, for it may not read them in time. */
  readonly answer?: Promise<ProfiledAnswer>
}

/**
 * Finds the Compose files, and asks Compose at once where that can do no harm.
 * @param environment the variables Compose runs with
 * @param report told why there is nothing to read
 * @param cwd what paths are shown relative to
 * @returns undefined where there is nothing to read
 */
export async function beginReading(
  location: ProjectLocation,
  readConfig: ReadConfig,
  environment: Environment,
  report: Report,
  cwd = process.cwd(),
): Promise<BegunReading | undefined> {
  const found = await findFiles(location, environment, report, cwd)
  if (found === undefined) return undefined
  const { harmless, tuning } = await prescan(found.located, found.env)
  const begun = { ...found, location, readConfig, tuning }
  return harmless ? { ...begun, answer: askCompose(begun, location.profiles) } : begun
}

/** Asks Compose once more about a project that it has read. */
export function readAgain(begun: BegunReading, profiles: readonly string[]): BegunReading {
  const location = { ...begun.location, profiles }
  return { ...begun, location, answer: askCompose(begun, profiles) }
}

/** Asks Compose what the project is. @returns a promise that never rejects */
export async function askCompose(
  { readConfig, tuning }: Pick<BegunReading, 'readConfig' | 'tuning'>,
  profiles: readonly string[],
): Promise<ProfiledAnswer> {
  try {
    return { ...(await resolvedConfig(readConfig, { profiles, tuning })), profiles }
  } catch (error) {
    return { kind: 'error', error, profiles }
  }
}

/** The Compose files, before any is read as YAML. Undefined where there are none, which is reported. */
async function findFiles(
  location: ProjectLocation,
  environment: Environment,
  report: Report,
  cwd: string,
): Promise<FoundFiles | undefined> {
  if (!(await isFolder(location.directory))) {
    report(await noFolder(location, cwd))
    return undefined
  }
  const known = await composeEnvironment(location, environment)
  const wrong = [...refusedVariables(environment), ...(await missingFiles(location, known, cwd))]
  wrong.forEach(report)
  if (wrong.length > 0) return undefined
  const located = await locateFiles(location, known)
  if (located.files.length === 0 && located.searched.length > 0) {
    report(await nothingFound(location, located, cwd))
    return undefined
  }
  const envFiles = environmentFiles(location, located.directory, known)
  const special = await specialFiles([...located.files, ...envFiles], cwd)
  special.forEach(report)
  if (special.length > 0) return undefined
  return { located, env: await projectEnvironment(location, located.directory, known) }
}
