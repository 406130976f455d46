import { lstat, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { Clock } from '../common/clock.js'
import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { makeFolder } from '../common/make-folder.js'
import { answered } from '../engine/answered.js'
import { byService, type ContainerListing } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { Compose } from '../engine/docker-compose.js'
import { messageOf } from '../engine/engine-errors.js'
import type { CopiedArtifacts, TestFile } from '../record/run-record.js'
import { testCounts } from '../record/test-counts.js'
import type { Artifact } from '../settings/settings.js'

/** Milliseconds in which all files must have been copied: the removal of the run waits for them. */
const MAX_COPY_MS = 60_000

/** Milliseconds that copying gets also where the run's time is up: files are wanted most of a run that failed. */
const MIN_COPY_MS = 15_000

/** Bytes of a file that may be one of JUnit's. */
const MAX_JUNIT_BYTES = 20_000_000

/** Files that are looked at to find those of JUnit. */
const MAX_LISTED_FILES = 20_000

export interface CopyTools {
  readonly docker: Pick<Docker, 'containers'>
  readonly compose: Pick<Compose, 'copyOut'>
  readonly clock: Pick<Clock, 'timeout'>
  /** Milliseconds that the run still has. */
  readonly leftMs: number
  /** Absolute; the report folder. */
  readonly directory: string
}

/**
 * Copies files out of the containers of a run, whether they still run or not. What cannot be copied is a warning: the
 * verdict does not depend on it.
 * @param signal aborted: somebody wants the run to end, and nothing more is copied
 */
export async function copyArtifacts(
  project: string,
  artifacts: readonly Artifact[],
  tools: CopyTools,
  signal: AbortSignal,
): Promise<CopiedArtifacts> {
  if (artifacts.length === 0 || signal.aborted) return { tests: [], uncopied: [] }
  const limitMs = Math.min(MAX_COPY_MS, Math.max(MIN_COPY_MS, tools.leftMs))
  const limit = withDeadline(signal, limitMs, tools.clock)
  const uncopied: string[] = []
  try {
    const containers = byService(await answered(tools.docker.containers(project), limit.signal, tools.clock))
    const folder = join(tools.directory, 'artifacts')
    for (const { service, path } of artifacts) {
      const of = containers.get(service) ?? []
      const why = of.length === 0 ? 'it has no container' : await copy(of, service, path, tools, limit.signal)
      if (why !== undefined) uncopied.push(`${path} could not be copied out of ${service}: ${why}`)
    }
    const files = await filesIn(folder)
    uncopied.push(...(await withoutStrayLinks(folder, files)))
    return { tests: await testFiles(tools.directory, files), uncopied }
  } catch (error) {
    const why = limit.expired() ? `it took longer than ${formatDuration(limitMs)}` : messageOf(error)
    return { tests: [], uncopied: [...uncopied, `not all artifacts could be copied: ${why}`] }
  }
}

/** @returns why something could not be copied */
async function copy(
  containers: readonly ContainerListing[],
  service: string,
  path: string,
  { compose, directory }: CopyTools,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const [index, { id }] of containers.entries()) {
    const own = containers.length > 1 ? [String(index + 1)] : []
    const destination = join(directory, 'artifacts', service, ...own)
    await makeFolder(destination)
    const name = basename(path)
    // Two paths may end in one name.
    const isTaken = await lstat(join(destination, name)).then(
      () => true,
      () => false,
    )
    const target = isTaken
      ? path
          .split('/')
          .filter((part) => part !== '')
          .join('-')
      : name
    const { exitCode, stderr } = await compose.copyOut(id, path, join(destination, target), signal)
    // The id says nothing to people, and the container is gone by then.
    if (exitCode !== 0) return (stderr.trim().split('\n').at(-1) ?? '').replaceAll(id, service)
  }
  return undefined
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory()).slice(0, MAX_LISTED_FILES)
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort()
}

/** Whoever uploads the folder would follow a link, and upload a file of the machine. */
async function withoutStrayLinks(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const home = await realpath(folder).catch(() => folder)
  const removed: string[] = []
  for (const file of files) {
    if (!(await lstat(file)).isSymbolicLink()) continue
    const target = await realpath(file).catch(() => '')
    if (target.startsWith(home + sep)) continue
    await rm(file)
    removed.push(`${relative(folder, file)} is a link that leads out of the artifacts, and was left out`)
  }
  return removed
}

async function testFiles(directory: string, files: readonly string[]): Promise<readonly TestFile[]> {
  const found: TestFile[] = []
  for (const file of files.filter((name) => name.endsWith('.xml'))) {
    const size = await lstat(file).then(
      (facts) => (facts.isFile() ? facts.size : 0),
      () => 0,
    )
    if (size === 0 || size > MAX_JUNIT_BYTES) continue
    const counts = testCounts(await readFile(file, 'utf8'))
    if (counts !== undefined) found.push({ file: relative(directory, file).split(sep).join('/'), ...counts })
  }
  return found
}
