import { stat } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import type { Environment } from '../../common/environment.js'
import type { Problem } from '../../common/problem.js'
import type { ProjectLocation } from '../../settings/settings.js'
import { settingLabel, settingName, settingWith } from '../../settings/written-as.js'
import { isRemote, namedByVariable, pathSeparator } from './locate.js'
import { shownFolder } from './shown-folder.js'
import { composeFilesAmong, contentOf, envFilesAmong, insteadOfFile } from './similar-files.js'
import { exists } from './text-file.js'

interface NamedFile {
  readonly file: string
  /** What names it: `--file`, `input compose-file`, `the variable COMPOSE_FILE`. */
  readonly label: string
  /** Those of some names that could be meant. */
  readonly among: (names: readonly string[]) => readonly string[]
  /** How several files are written there. */
  readonly separate: (files: readonly string[]) => string
}

/**
 * The files that settings or variables name and that are no files. Compose would report only one, without a remedy.
 * @param env the variables of Compose
 * @param cwd what paths are shown relative to
 */
export async function missingFiles(
  location: ProjectLocation,
  env: Environment = {},
  cwd = process.cwd(),
): Promise<readonly Problem[]> {
  if (location.files.length === 0 && env.COMPOSE_FILE === '') return [emptyComposeFile(location)]
  const problems = namedFiles(location, env).map((named) => problemWith(named, location, cwd))
  return (await Promise.all(problems)).flat()
}

function namedFiles(location: ProjectLocation, env: Environment): readonly NamedFile[] {
  const listed = (env.COMPOSE_ENV_FILES ?? '').split(',').filter((file) => file !== '')
  const name = (all: readonly string[], more: Omit<NamedFile, 'file'>) =>
    all.filter((file) => file !== '-' && !isRemote(file)).map((file) => ({ file, ...more }))
  const bySetting = (setting: 'compose-file' | 'env-file', { writtenAs }: ProjectLocation) => ({
    label: settingLabel(setting, writtenAs),
    separate: (files: readonly string[]) =>
      writtenAs === 'inputs'
        ? 'write one file a line'
        : `write ${files.map((file) => settingWith(setting, file)).join(' ')}`,
  })
  const byVariable = (variable: string, separator: string) => ({
    label: `the variable ${variable}`,
    separate: (files: readonly string[]) => `write \`${files.join(separator)}\``,
  })
  return [
    ...(location.files.length > 0
      ? name(location.files, { ...bySetting('compose-file', location), among: composeFilesAmong })
      : name(namedByVariable(env), {
          ...byVariable('COMPOSE_FILE', pathSeparator(env)),
          among: composeFilesAmong,
        })),
    ...(location.envFiles.length > 0
      ? name(location.envFiles, { ...bySetting('env-file', location), among: envFilesAmong })
      : name(listed, { ...byVariable('COMPOSE_ENV_FILES', ','), among: envFilesAmong })),
  ]
}

function emptyComposeFile({ writtenAs }: ProjectLocation): Problem {
  return {
    message: 'the variable COMPOSE_FILE is set, but empty',
    instead: `leave it out, write the Compose files into it, or name them with ${settingName('compose-file', writtenAs)}`,
  }
}

async function problemWith(
  named: NamedFile,
  location: ProjectLocation,
  cwd: string,
): Promise<readonly Problem[]> {
  const { file, label, among } = named
  const path = resolve(location.directory, file)
  const facts = await stat(path).catch(() => undefined)
  if (facts === undefined)
    return [
      {
        message: `${label}: there is no ${file} in ${shownFolder(location.directory, location, cwd)}`,
        instead:
          (await fromElsewhere(file, location, cwd)) ??
          insteadOfSeveral(named) ??
          insteadOfFile(file, among((await contentOf(dirname(path))).files)) ??
          `write its path from there: that is the project directory, ${settingName('working-directory', location.writtenAs)}`,
      },
    ]
  if (!facts.isDirectory()) return []
  const inside = among((await contentOf(path)).files).map((name) => `${file.replace(/\/+$/, '')}/${name}`)
  return [
    {
      message: `${label}: ${file} is a folder, not a file`,
      instead: inside[0] === undefined ? 'name a file' : `name the file in it, for instance \`${inside[0]}\``,
    },
  ]
}

/** People write a path from where they are, though a project directory is named. */
async function fromElsewhere(file: string, { directory }: ProjectLocation, cwd: string) {
  const path = resolve(cwd, file)
  if (path === resolve(directory, file) || !(await exists(path))) return undefined
  return `write \`${relative(directory, path)}\`: paths start at the project directory`
}

/** Several files in one name, separated by something else than what separates them here. */
function insteadOfSeveral({ file, separate }: NamedFile): string | undefined {
  const parts = file.split(/[;,:\s]+/).filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => /\.(?:ya?ml|env)$/.test(part))
    ? separate(parts)
    : undefined
}
