import { execFile } from 'node:child_process'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where what the tests need besides packages is kept from one run to the next. */
const cache = process.env.COMPOSE_GATE_NODE_HOME ?? join(homedir(), '.cache/compose-gate')

/**
 * The newest Node of a major version, from npm's packages of Node's own programs; fetched once.
 * @returns the path of its program
 * @throws Error where it is not there and cannot be fetched
 */
export async function nodeProgram(major: number): Promise<string> {
  if (Number.parseInt(process.versions.node, 10) === major) return process.execPath
  const name = `node-${process.platform}-${process.arch}`
  const home = join(cache, `node-${major}`)
  const program = join(home, 'node_modules', name, 'bin/node')
  if (!(await isThere(program))) await fetchNode(`${name}@${major}`, home)
  return program
}

/** Beside its place, then moved: whoever else looks finds all of it or nothing. */
async function fetchNode(what: string, home: string): Promise<void> {
  const beside = `${home}.${process.pid}`
  await mkdir(beside, { recursive: true })
  try {
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    await run('npm', ['install', '--prefix', beside, '--ignore-scripts', ...quiet, what])
    await rename(beside, home).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
