import { dirname, join, resolve } from 'node:path'
import type { Environment } from '../../common/environment.js'
import type { ProjectLocation } from '../../settings/settings.js'
import { exists } from './text-file.js'

/** Compose takes the first of these that exists. */
const DEFAULT_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
const OVERRIDE_NAMES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
]

export interface LocatedFiles {
  /** Absolute, in the order in which Compose merges them: a later file wins. Empty where none was found. */
  readonly files: readonly string[]
  /** Whether all of them can be read here. Standard input and remote files cannot. */
  readonly areAllLocal: boolean
  /** The project directory. As for Compose, it is the folder of the first file. */
  readonly directory: string
  /** The folders in which a Compose file was looked for, the nearest first. Empty where files were named. */
  readonly searched: readonly string[]
}

/** Finds the Compose files as Compose does: `-f`, then `COMPOSE_FILE`, then the default names, upward. */
export async function locateFiles(location: ProjectLocation, env: Environment): Promise<LocatedFiles> {
  const named = location.files.length > 0 ? location.files : namedByVariable(env)
  if (named.length > 0) return namedFiles(named, location.directory)
  const searched = upward(location.directory)
  for (const directory of searched) {
    const files = await defaultFiles(directory)
    if (files.length > 0) return { files, directory, searched, areAllLocal: true }
  }
  return { files: [], directory: location.directory, searched, areAllLocal: true }
}

function namedFiles(named: readonly string[], directory: string): LocatedFiles {
  // `-` is standard input, and Compose fetches what has a scheme. Neither has places to point at.
  const local = named.filter((file) => file !== '-' && !isRemote(file))
  const files = local.map((file) => resolve(directory, file))
  const first = files[0]
  const isFirst = local[0] === named[0]
  return {
    files,
    directory: first !== undefined && isFirst ? dirname(first) : directory,
    searched: [],
    areAllLocal: local.length === named.length,
  }
}

/** The files that the variable COMPOSE_FILE names. */
export function namedByVariable(env: Environment): readonly string[] {
  return (env.COMPOSE_FILE ?? '').split(pathSeparator(env)).filter((file) => file !== '')
}

/** What separates the files in COMPOSE_FILE. */
export function pathSeparator(env: Environment): string {
  return env.COMPOSE_PATH_SEPARATOR || (process.platform === 'win32' ? ';' : ':')
}

/** Whether Compose fetches the file: `oci://…`, `https://….git`, `git@host:…`. */
export function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^git@[\w.-]+:/.test(path) || /^github\.com\//.test(path)
}

function upward(directory: string): readonly string[] {
  const parent = dirname(directory)
  return parent === directory ? [directory] : [directory, ...upward(parent)]
}

async function defaultFiles(directory: string): Promise<readonly string[]> {
  const base = await firstExisting(directory, DEFAULT_NAMES)
  if (base === undefined) return []
  const override = await firstExisting(directory, OVERRIDE_NAMES)
  return override === undefined ? [base] : [base, override]
}

async function firstExisting(directory: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = join(directory, name)
    if (await exists(path)) return path
  }
  return undefined
}
