// @ts-check
import { readFile } from 'node:fs/promises'
import { must, run } from './command.mjs'
import { EngineUnavailable } from './unavailable.mjs'

export const archiveKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * @typedef {object} Mirror
 * @property {string} archive address of Debian's main archive
 * @property {string | undefined} security address of the security archive, where the machine uses one
 */

/**
 * Everything below drives apt as root, so other systems are turned away here.
 * @param {string} why no engine that is there could be used
 */
export async function requireDebian(why) {
  if ((await osRelease()).ID === 'debian' && process.getuid?.() === 0) return
  throw new EngineUnavailable(
    [
      `No usable Docker: ${why.replace(/[.?!]+$/, '')}.`,
      'Install Docker Engine 25 or newer with the Compose plugin 2.26.1 or newer, and start it.',
      'On Debian, as root, an engine of its own is fetched and started instead.',
    ].join('\n'),
  )
}

/**
 * Installs those of the packages that are missing, from the machine's own suite.
 * @param {readonly string[]} packages
 * @param {(line: string) => void} log
 */
export async function installMissing(packages, log) {
  const missing = []
  for (const name of packages) {
    const { stdout } = await run('dpkg-query', ['--status', name])
    if (!stdout.includes('\nStatus: install ok installed\n')) missing.push(name)
  }
  if (missing.length === 0) return

  log(`installing ${missing.join(' ')}`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '--yes', '--no-install-recommends', ...missing]
  // Package lists may be absent or name files that are gone: refresh once, then insist.
  if ((await run('apt-get', install, { env })).code === 0) return
  await must('apt-get', ['update'], { env })
  await must('apt-get', install, { env })
}

/**
 * The archive this machine itself installs from.
 * @returns {Promise<Mirror>}
 */
export async function machineMirror() {
  const { VERSION_CODENAME: codename } = await osRelease()
  const format = '$(RELEASE) $(REPO_URI)'
  const listed = await must('apt-get', ['indextargets', '--no-release-info', '--format', format])
  const sources = new Map(
    listed
      .trim()
      .split('\n')
      .map((line) => /** @type {[string, string]} */ (line.split(' ', 2))),
  )
  const archive = sources.get(codename ?? '')
  if (!archive) {
    throw new EngineUnavailable(`apt has no source for ${codename}: add one to its configuration.`)
  }
  return { archive, security: sources.get(`${codename}-security`) }
}

/** @returns {Promise<Record<string, string | undefined>>} */
async function osRelease() {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return Object.fromEntries([...text.matchAll(/^(\w+)="?(.*?)"?$/gm)].map(([, key, value]) => [key, value]))
}
