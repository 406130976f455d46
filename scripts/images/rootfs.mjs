// @ts-check
import { createHash } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { must } from '../engine/command.mjs'
import { archiveKeyring, machineMirror } from '../engine/debian.mjs'
import { homeFolder } from '../engine/editions.mjs'

/** @typedef {import('./recipes.mjs').Rootfs} Rootfs */

/**
 * Those that are being made: two recipes may need one base at the same time.
 * @type {Map<Rootfs, Promise<string>>}
 */
const underWay = new Map()

/**
 * A root file system as a tar file. It is kept in the home folder, because every engine has its own images and would
 * otherwise have it made again.
 * @param {Rootfs} rootfs
 * @param {(line: string) => void} log
 * @returns {Promise<string>} path of the file
 */
export function tarOf(rootfs, log) {
  const started = underWay.get(rootfs) ?? findOrMake(rootfs, log)
  underWay.set(rootfs, started)
  return started
}

/**
 * @param {Rootfs} rootfs
 * @param {(line: string) => void} log
 * @returns {Promise<string>} path of the file
 */
async function findOrMake(rootfs, log) {
  const base = rootfs.base && (await tarOf(rootfs.base, log))
  const options = [...common, ...optionsOf(rootfs)]
  const sources = await sourcesOf(rootfs)
  const digest = createHash('sha256')
    .update(JSON.stringify([options, sources, base && basename(base)]))
    .digest('hex')
  const file = join(homeFolder(), 'rootfs', `${rootfs.name}-${digest.slice(0, 12)}.tar.zst`)
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) return file

  log(`making ${rootfs.name} from Debian ${rootfs.suite}`)
  await mkdir(dirname(file), { recursive: true })
  const partial = join(dirname(file), `partial-${process.pid}-${rootfs.name}.tar.zst`)
  try {
    const begin = base === undefined ? [] : [`--setup-hook=${unpack(base)}`]
    await must('mmdebstrap', [...options, ...begin, rootfs.suite, partial, ...sources])
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
  return file
}

/**
 * As a hook of mmdebstrap: what is installed already is not installed again. The settings it keeps of an earlier run
 * would take the place of those of this one.
 * @param {string} file a tar file
 */
function unpack(file) {
  const quoted = `'${file.replaceAll("'", "'\\''")}'`
  return `tar --extract --file=${quoted} --exclude='./etc/*/99mmdebstrap' --directory="$1"`
}

/** What holds for every one: small, quick to install into, and patient with old mirrors. */
const common = [
  '--quiet',
  '--mode=root',
  '--format=tar',
  '--aptopt=Acquire::Languages "none"',
  '--aptopt=Acquire::Check-Valid-Until "false"',
  '--dpkgopt=force-unsafe-io',
  ...['doc', 'info', 'locale', 'man'].map((kind) => `--dpkgopt=path-exclude=/usr/share/${kind}/*`),
  '--dpkgopt=path-include=/usr/share/doc/*/copyright',
  // Downloaded packages would stay in the layer of every image built on top.
  '--aptopt=DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb || true"; }',
]

/** @param {Rootfs} rootfs */
function optionsOf({ variant, packages, leaveOut = [], files = {} }) {
  return [
    `--variant=${variant}`,
    ...packages.map((name) => `--include=${name}`),
    ...leaveOut.map((path) => `--dpkgopt=path-exclude=${path}`),
    ...Object.entries(files).map(
      ([path, text]) =>
        `--essential-hook=mkdir -p "$1${dirname(path)}" && printf '${text.replaceAll('\n', '\\n')}' > "$1${path}"`,
    ),
  ]
}

/** @param {Rootfs} rootfs */
async function sourcesOf({ suite }) {
  const { archive, security } = await machineMirror()
  const sources = [`deb [signed-by=${archiveKeyring}] ${archive} ${suite} main`]
  if (suite === 'bookworm') {
    sources.push(`deb [signed-by=${archiveKeyring}] ${archive} ${suite}-updates main`)
    if (security) {
      sources.push(`deb [signed-by=${archiveKeyring}] ${security} ${suite}-security main`)
    }
  }
  return sources
}
