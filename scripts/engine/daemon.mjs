// @ts-check
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastLines, run } from './command.mjs'
import { environmentOf } from './editions.mjs'

/** @typedef {import('./editions.mjs').Place} Place */

const startDeadlineMs = 60_000
const stopDeadlineMs = 30_000

/**
 * @param {Place} place
 * @returns {Promise<boolean>} whether its daemon runs and answers
 */
export async function isUp(place) {
  return (await daemonPid(place)) !== undefined && (await answersPing(place.socket))
}

/**
 * Starts the daemon, detached from this process, and waits until it answers.
 * @param {Place} place
 * @throws {Error} with the end of the daemon's log where it does not come up
 */
export async function startDaemon(place) {
  // What a killed daemon left behind would stop the next one, or mislead it.
  await killLeftProcesses(place)
  const containerdPidfile = join(place.exec, 'containerd/containerd.pid')
  for (const file of [place.pidfile, containerdPidfile, place.socket]) await rm(file, { force: true })
  await linkPlugins(place)
  await writeSettings(place)

  const log = openSync(place.log, 'w')
  const daemon = spawn('dockerd', ['--config-file', place.settings], {
    detached: true,
    env: { ...process.env, ...environmentOf(place) },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  daemon.unref()
  /** @type {string | undefined} */
  let ended
  daemon.on('error', (error) => (ended = error.message))
  daemon.on('exit', (code, signal) => (ended = `dockerd ended with ${code ?? signal}`))

  const deadline = Date.now() + startDeadlineMs
  while (!(await answersPing(place.socket))) {
    if (!ended && Date.now() > deadline) ended = 'dockerd does not answer'
    if (ended) {
      const log = await readFile(place.log, 'utf8')
      throw new Error(`${ended}. The end of ${place.log}:\n${lastLines(log, 15)}`)
    }
    await sleep(50)
  }
}

/**
 * Stops the daemon and its containers, and unmounts what is left of them.
 * @param {Place} place
 * @returns {Promise<boolean>} whether one was running
 */
export async function stopDaemon(place) {
  const pid = await daemonPid(place)
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM')
    const deadline = Date.now() + stopDeadlineMs
    while ((await daemonPid(place)) === pid) {
      if (Date.now() > deadline) kill(pid)
      await sleep(50)
    }
  }
  await killLeftProcesses(place)
  await unmountBelow(place.folder)
  return pid !== undefined
}

/**
 * The daemon is known by its command line, never by a number in a file: the number of
 * a daemon that died may belong to somebody else by now.
 * @param {Place} place
 */
async function daemonPid(place) {
  for (const { pid, argv } of await processes()) {
    if (basename(argv[0] ?? '') === 'dockerd' && argv.includes(place.settings)) return pid
  }
  return undefined
}

/**
 * containerd, its shims and the containers outlive a daemon that was killed. A shim is the
 * parent of its container's first process, whose end takes the others with it.
 * @param {Place} place
 */
async function killLeftProcesses(place) {
  for (;;) {
    const all = await processes()
    const engines = all.filter(
      ({ argv }) =>
        basename(argv[0] ?? '').startsWith('containerd') &&
        argv.some((argument) => argument.startsWith(`${place.exec}/`)),
    )
    if (engines.length === 0) return
    const parents = new Set(engines.map(({ pid }) => pid))
    const containers = all.filter(({ argv, parent }) => argv[0] && parents.has(parent))
    for (const { pid } of [...containers, ...engines]) kill(pid)
    await sleep(20)
  }
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // ESRCH: it ended by itself in the meantime, which is what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}

/** @returns {Promise<{pid: number, parent: number, argv: string[]}[]>} every process there is */
async function processes() {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  return Promise.all(
    pids.map(async (pid) => {
      // Both are empty for a process that ended while the list was read.
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      // The name, in parentheses, may hold anything; the state and the parent follow it.
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
      return { pid: Number(pid), parent: Number(parent), argv: line.split('\0') }
    }),
  )
}

/** @param {string} folder */
async function unmountBelow(folder) {
  const table = await readFile('/proc/self/mounts', 'utf8').catch(() => '')
  const points = table
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${folder}/`))
  // Innermost first.
  for (const point of points.reverse()) await run('umount', ['--lazy', point])
}

/** @param {Place} place */
async function linkPlugins(place) {
  const plugins = join(place.root, 'usr/libexec/docker/cli-plugins')
  const folder = join(place.config, 'cli-plugins')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const plugin of await readdir(plugins)) {
    await symlink(join(plugins, plugin), join(folder, plugin))
  }
}

/**
 * A settings file of its own also keeps the daemon from reading the system's.
 * @param {Place} place
 */
async function writeSettings(place) {
  const settings = {
    'data-root': place.data,
    'exec-root': place.exec,
    pidfile: place.pidfile,
    hosts: [`unix://${place.socket}`],
    'shutdown-timeout': 5,
  }
  await writeFile(place.settings, `${JSON.stringify(settings, null, 2)}\n`)
}

/**
 * @param {string} socketPath
 * @returns {Promise<boolean>}
 */
function answersPing(socketPath) {
  return new Promise((resolve) => {
    const ping = request({ socketPath, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    ping.on('timeout', () => ping.destroy(new Error('no answer')))
    ping.on('error', () => resolve(false))
    ping.end()
  })
}
