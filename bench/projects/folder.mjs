// @ts-check
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A Compose project in a folder of its own.
 * @typedef {object} Project
 * @property {string} folder
 * @property {() => Promise<void>} dispose
 *
 * @typedef {Project & {url: string}} AppProject with where its app answers when the file is taken at its word
 */

/**
 * @param {Readonly<Record<string, string>>} files path → content
 * @returns {Promise<Project>}
 */
export async function projectWith(files) {
  const folder = await mkdtemp(join(tmpdir(), 'gate-bench-'))
  for (const [path, content] of Object.entries(files)) await put(join(folder, path), content)
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) }
}

/**
 * The example on a port that is free, without its acceptance tests: the scripts that people write have none.
 * @returns {Promise<AppProject>}
 */
export async function todobackend() {
  const project = await projectWith({})
  await cp(join(root, 'examples/todobackend'), project.folder, { recursive: true })
  const file = join(project.folder, 'docker-compose.yml')
  const text = await readFile(file, 'utf8')
  const port = await freePort()
  const other = text
    .replace(/\n {2}# Acceptance tests[\s\S]*?(?=\n {2}db:)/, '')
    .replace('8000:8000', `${port}:8000`)
  await writeFile(file, other)
  return { ...project, url: `http://localhost:${port}/todos` }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}

/**
 * Makes the next build of the example do its costly layer again; nobody else's cache is touched.
 * @param {Project} project
 */
export async function chill(project) {
  const file = join(project.folder, 'Dockerfile')
  const text = await readFile(file, 'utf8')
  const unique = `RUN : ${process.pid}-${Date.now()} && apt-get update`
  await writeFile(file, text.replace(/RUN (: \S+ && )?apt-get update/, unique))
}

/**
 * @param {string} file
 * @param {string} content
 */
async function put(file, content) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
