import { dirname, resolve } from 'node:path'
import type { Problem } from '../../common/problem.js'
import { interpolate } from '../files/env-files.js'
import { exists } from '../files/text-file.js'
import { type ServiceDefinition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { startOf } from '../yaml/read-yaml.js'
import { positionIn } from '../yaml/source-file.js'
import { entriesAt, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'

const MISSING = /^env file (.+?) not found\b/

/**
 * Compose tells one env file that is not there, and not who names it. Where it does, all of them are told, each at the
 * first place that names it.
 * @param directory of the project
 */
export async function withMissingEnvFiles(
  told: readonly Problem[],
  tree: SourceTree,
  directory: string,
): Promise<readonly Problem[]> {
  const said = told.flatMap(({ message }) => MISSING.exec(message)?.[1] ?? [])[0]
  if (said === undefined) return told
  const named = tree.all.flatMap(servicesIn).flatMap((service) => envFilesOf(service, tree, directory))
  const missing = new Map<string, Problem>()
  for (const { paths, text, isSure } of named) {
    const path: string = paths.find((one) => one === said) ?? paths.at(-1) ?? ''
    if (missing.has(path) || (path !== said && !isSure) || (await anyExists(paths))) continue
    const at = positionIn(text.file, startOf(text.value) ?? text.offset)
    missing.set(path, { message: `env file ${path} not found`, at })
  }
  const others = told.filter(({ message }) => MISSING.exec(message)?.[1] !== said || !missing.has(said))
  return [...others, ...missing.values()]
}

interface NamedEnvFile {
  /** Versions of Compose differ in where relative paths start. */
  readonly paths: readonly string[]
  /** The text that says the path. */
  readonly text: YamlPlace
  /** Its service is started, and cannot do without it. */
  readonly isSure: boolean
}

function envFilesOf(
  { place }: ServiceDefinition,
  tree: SourceTree,
  directory: string,
): readonly NamedEnvFile[] {
  const isStarted = tree.layers.includes(place.file) && stepInto(place, 'profiles') === undefined
  return entriesAt(stepInto(place, 'env_file')).flatMap((entry) => {
    const text = stepInto(entry, 'path') ?? entry
    const written = textAt(text)
    if (written === undefined) return []
    const path = interpolate(written, tree.environment(place.file))
    const isNeeded = textAt(stepInto(entry, 'required')) !== 'false'
    const paths = [resolve(dirname(place.file.path), path), resolve(directory, path)]
    return { paths, text, isSure: isStarted && isNeeded }
  })
}

async function anyExists(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (await exists(path)) return true
  return false
}
