import { dirname, join, resolve } from 'node:path'
import type { Environment } from '../../common/environment.js'
import type { Problem, Report } from '../../common/problem.js'
import { showPath } from '../../common/show-path.js'
import { interpolate, withEnvFiles } from '../files/env-files.js'
import { isRemote, type LocatedFiles } from '../files/locate.js'
import { notAFile } from '../files/special-files.js'
import { exists, MAX_COMPOSE_FILE_BYTES, readTextFile } from '../files/text-file.js'
import { readSource, type SourceFile } from '../yaml/source-file.js'
import { descend, entriesAt, keysAt, rootsOf, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'

/** The files of a project, with those they include or extend from. */
export interface SourceTree {
  /** The files that make up the project, in the order in which Compose merges them: a later file wins. */
  readonly layers: readonly SourceFile[]
  /** The files that Compose is given, without those they include. Undefined where not all of them could be read. */
  readonly given: readonly SourceFile[] | undefined
  /** Every file that was read, also those from which services are only extended. */
  readonly all: readonly SourceFile[]
  /** Whether the whole project was read. Only Compose can read remote files. */
  readonly isWhole: boolean
  /** The env files of included files, absolute. */
  readonly includedEnvFiles: readonly string[]
  /** Why Compose must not be given these files. */
  readonly refusals: readonly Problem[]
  /** The file that an `extends: {file}` or `include` of a file names. */
  readonly target: (from: SourceFile, written: string) => SourceFile | undefined
  /** The variables that are filled in into a file. An included file may have env files of its own. */
  readonly environment: (file: SourceFile) => Environment
}

/** A project with more files refers to itself in circles. */
const MAX_FILES = 500

/**
 * Reads the files of a project and all local ones they include or extend from.
 * @param cwd what paths are shown relative to
 * @param report told what is no YAML. Compose reports files that do not exist.
 */
export async function readSourceTree(
  located: LocatedFiles,
  env: Environment,
  cwd: string,
  report: Report,
): Promise<SourceTree> {
  const reader = new TreeReader(located, env, cwd, report)
  for (const file of located.files) await reader.addLayer(file, env)
  return reader
}

class TreeReader implements SourceTree {
  readonly layers: SourceFile[] = []
  readonly includedEnvFiles: string[] = []
  readonly refusals: Problem[] = []
  isWhole: boolean
  private readonly read = new Map<string, SourceFile>()
  private readonly environments = new Map<SourceFile, Environment>()

  constructor(
    private readonly located: LocatedFiles,
    private readonly env: Environment,
    private readonly cwd: string,
    private readonly report: Report,
  ) {
    this.isWhole = located.areAllLocal
  }

  get all(): readonly SourceFile[] {
    return [...this.read.values()]
  }

  get given(): readonly SourceFile[] | undefined {
    const { files, areAllLocal } = this.located
    const given = files.flatMap((path) => this.read.get(path) ?? [])
    return areAllLocal && given.length === files.length ? given : undefined
  }

  async addLayer(path: string, env: Environment): Promise<void> {
    const file = await this.open(path)
    if (file === undefined) this.isWhole = false
    if (file === undefined || this.layers.includes(file)) return
    // The place is taken before a circle of includes reads the file again.
    this.layers.push(file)
    this.environments.set(file, env)
    for (const include of includesOf(file)) await this.addIncluded(file, include)
    this.layers.splice(this.layers.indexOf(file), 1)
    this.layers.push(file)
    await this.addExtended(file)
  }

  target(from: SourceFile, written: string): SourceFile | undefined {
    for (const path of this.candidates(from, written)) {
      const file = this.read.get(path)
      if (file !== undefined) return file
    }
    return undefined
  }

  environment(file: SourceFile): Environment {
    return this.environments.get(file) ?? this.env
  }

  private async addIncluded(from: SourceFile, { paths, envFiles }: Include): Promise<void> {
    const candidates = await Promise.all(envFiles.map((file) => this.firstOf(from, file)))
    const found = candidates.filter((file) => file !== undefined)
    this.includedEnvFiles.push(...found)
    const env = await withEnvFiles(found, this.environment(from))
    for (const written of paths) {
      await this.openFirst(from, written, async (path) => {
        await this.addLayer(path, env)
      })
    }
  }

  private async addExtended(file: SourceFile): Promise<void> {
    for (const written of extendedFiles(file)) {
      if (this.target(file, written) !== undefined) continue
      await this.openFirst(file, written, async (path) => {
        const opened = await this.open(path)
        if (opened === undefined) return
        this.environments.set(opened, this.environment(file))
        await this.addExtended(opened)
      })
    }
  }

  private async openFirst(from: SourceFile, written: string, use: (path: string) => Promise<void>) {
    const path = await this.firstOf(from, written)
    if (path === undefined) this.isWhole = false
    else await use(path)
  }

  private async firstOf(from: SourceFile, written: string): Promise<string | undefined> {
    for (const path of this.candidates(from, written)) if (await exists(path)) return path
    return undefined
  }

  /** Such a path is relative to the file or to the project directory: versions of Compose differ. */
  private candidates(from: SourceFile, written: string): readonly string[] {
    if (isRemote(written)) return []
    const path = interpolate(written, this.environment(from))
    return [resolve(dirname(from.path), path), resolve(this.located.directory, path)]
  }

  private async open(path: string): Promise<SourceFile | undefined> {
    const known = this.read.get(path)
    if (known !== undefined || this.read.size >= MAX_FILES) return known
    const content = await readTextFile(path)
    if (content.kind === 'absent') return undefined
    const shown = showPath(path, this.cwd)
    if (content.kind === 'binary') {
      this.report({
        message: `${shown} is not text`,
        at: { file: shown, line: 1, column: 1 },
        instead: 'save it as YAML in UTF-8',
      })
    }
    if (content.kind === 'special') this.refusals.push(notAFile(shown, content.what))
    if (content.kind === 'too large') this.refusals.push(tooLarge(shown, content.bytes))
    const words = content.kind === 'text' ? content.text : ''
    const file = readSource(path, shown, words, this.report)
    if (file.refusal !== undefined) this.refusals.push(file.refusal)
    this.read.set(path, file)
    return file
  }
}

function tooLarge(shown: string, bytes: number): Problem {
  return {
    message: `${shown} has ${bytes} bytes; a Compose file may have ${MAX_COMPOSE_FILE_BYTES}`,
    at: { file: shown, line: 1, column: 1 },
    instead: 'split it with `include`',
  }
}

/** An entry of `include`, as written. */
interface Include {
  readonly paths: readonly string[]
  readonly envFiles: readonly string[]
}

function includesOf(file: SourceFile): readonly Include[] {
  const texts = (place: YamlPlace | undefined) => entriesAt(place).flatMap((entry) => textAt(entry) ?? [])
  return rootsOf(file)
    .flatMap((root) => entriesAt(stepInto(root, 'include')))
    .map((entry) => {
      const short = textAt(entry)
      const paths = short === undefined ? texts(stepInto(entry, 'path')) : [short]
      const own = texts(stepInto(entry, 'env_file'))
      const directory = textAt(stepInto(entry, 'project_directory')) ?? dirname(paths[0] ?? '')
      return { paths, envFiles: own.length > 0 ? own : [join(directory, '.env')] }
    })
}

function extendedFiles(file: SourceFile): readonly string[] {
  const found = rootsOf(file).flatMap((root) => {
    const services = stepInto(root, 'services')
    return keysAt(services).flatMap((name) => textAt(descend(services, name, 'extends', 'file')) ?? [])
  })
  return [...new Set(found)]
}
