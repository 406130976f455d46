import { readFile, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { list, object, string } from '../../common/json.js'
import { commandsInScript, commandsOf, type SimpleCommand } from '../command-line.js'
import { undouble } from '../doubled-dollars.js'
import type { Project, Service, StartScript } from '../project.js'
import { isShellScript, namedScript } from '../shell/named-script.js'
import { namedPackageScript, packageScriptText } from '../shell/package-script.js'
import { startCommand } from '../start-command.js'
import { copiedFiles, existingFiles, heldFile, sameName } from './held-file.js'
import { below } from './held-paths.js'
import type { StageResult } from './stage-state.js'

/** A script that says what a container does is short; a longer one is not read. */
const MAX_SCRIPT_BYTES = 64 * 1024

/** Where a shell looks for a program. */
const PROGRAM_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

/**
 * The shell script, or the script of a package, that a service's command ends with, where it can be read here: it is
 * mounted, it is a config, or COPY puts it into the image. Undefined: there is none, or nobody knows what it says.
 * @param image what its Dockerfile makes; absent: nothing is known of its image
 */
export async function startScript(
  service: Service,
  image: StageResult | undefined,
  { model }: Pick<Project, 'model'>,
): Promise<StartScript | undefined> {
  const commands = commandsOf(startCommand(service))
  if (commands.length === 0) return undefined
  const folder = string(service.raw.working_dir) ?? image?.workdir
  const read = (path: string) => textIn(folder, path, service, image, model)
  return (await shellScript(commands, read)) ?? packageScript(commands, read)
}

type ReadText = (path: string) => Promise<string | undefined>

async function shellScript(
  commands: readonly SimpleCommand[],
  read: ReadText,
): Promise<StartScript | undefined> {
  const named = namedScript(commands)
  const text = named && (await read(named.path))
  return named && text !== undefined && isShellScript(text, named)
    ? { path: named.path, args: named.args, text }
    : undefined
}

async function packageScript(
  commands: readonly SimpleCommand[],
  read: ReadText,
): Promise<StartScript | undefined> {
  const named = namedPackageScript(commands)
  const file = named && (await read('./package.json'))
  const text = named && file && packageScriptText(file, named, commandsInScript)
  return text ? { path: `${named.runner} run ${named.name}`, args: [], text } : undefined
}

/** @param folder the working directory; absent: nobody knows which */
async function textIn(
  folder: string | undefined,
  written: string,
  service: Service,
  image: StageResult | undefined,
  model: Project['model'],
): Promise<string | undefined> {
  for (const path of pathsOf(written, folder)) {
    const text = await textAt(path, service, image, model)
    if (text !== undefined) return text
  }
  if (folder !== undefined || written.startsWith('/')) return undefined
  // It must be somewhere: where a single file can be meant, it is that one.
  const copied = image === undefined ? [] : await copiedFiles(image, written)
  const files = [...new Set([...copied, ...(await mountedFiles(service, written))])]
  return files.length === 1 ? smallText(files[0]) : undefined
}

/** The files of this machine that mounts put anywhere into a container by this path. */
async function mountedFiles({ raw }: Service, path: string): Promise<readonly string[]> {
  const binds = list(undouble(raw.volumes ?? null)).flatMap((entry) => {
    const { type, source } = object(entry)
    return type === 'bind' ? (string(source) ?? []) : []
  })
  return existingFiles(
    binds.flatMap((source) => [join(source, path), ...(sameName(source, path) ? [source] : [])]),
  )
}

function pathsOf(written: string, folder: string | undefined): readonly string[] {
  if (written.startsWith('/')) return [posix.normalize(written)]
  if (!written.includes('/')) {
    const own = folder === undefined ? [] : [folder]
    return [...own, ...PROGRAM_FOLDERS].map((one) => posix.join(one, written))
  }
  return folder === undefined ? [] : [posix.join(folder, written)]
}

/** What stands in a file of a container. */
async function textAt(
  path: string,
  service: Service,
  image: StageResult | undefined,
  model: Project['model'],
): Promise<string | undefined> {
  const config = configAt(path, service, model)
  if (config !== undefined) return config.text ?? smallText(config.file)
  const mount = mountOver(path, service)
  if (mount !== undefined) return smallText(mount.file)
  return image && smallText(await heldFile(image, path))
}

interface Placed {
  readonly text?: string | undefined
  readonly file?: string | undefined
}

function configAt(path: string, { raw }: Service, model: Project['model']): Placed | undefined {
  const entry = list(raw.configs).find((one) => {
    const source = string(one) ?? string(object(one).source)
    return (string(object(one).target) ?? `/${source}`) === path
  })
  if (entry === undefined) return undefined
  const key = string(entry) ?? string(object(entry).source) ?? ''
  const { content, file } = object(undouble(object(model.configs)[key] ?? null))
  return { text: string(content), file: string(file) }
}

/** The innermost mount that a path lies in; without a file where that is no folder of this machine. */
function mountOver(path: string, { raw }: Service): Placed | undefined {
  const mounts = list(undouble(raw.volumes ?? null)).flatMap((entry) => {
    const { type, source, target } = object(entry)
    const inside = below(string(target) ?? '/', path)
    return inside === undefined
      ? []
      : [{ type, source: string(source), target: string(target) ?? '', inside }]
  })
  const [innermost] = mounts.sort((one, other) => other.target.length - one.target.length)
  if (innermost === undefined) return undefined
  const { type, source, inside } = innermost
  return { file: type === 'bind' && source !== undefined ? join(source, inside) : undefined }
}

async function smallText(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  try {
    const facts = await stat(file)
    if (!facts.isFile() || facts.size > MAX_SCRIPT_BYTES) return undefined
    return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
  } catch {
    // What cannot be read here says nothing.
    return undefined
  }
}
