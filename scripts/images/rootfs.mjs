// @ts-check
import { createHash } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must } from '../engine/command.mjs'
import { archiveKeyring, machineMirror } from '../engine/debian.mjs'
import { homeFolder } from '../engine/editions.mjs'

/**
 * The root file system of a recipe as a tar file. It is kept in the home folder, because
 * every engine has its own images and would otherwise have it made again.
 * @param {import('./recipes.mjs').Recipe} recipe
 * @param {(line: string) => void} log
 * @returns {Promise<string>} path of the file
 */
export async function rootfsOf(recipe, log) {
  const options = [...common, ...optionsOf(recipe)]
  const sources = await sourcesOf(recipe)
  const digest = createHash('sha256')
    .update(JSON.stringify([options, sources]))
    .digest('hex')
  const file = join(homeFolder(), 'rootfs', `${recipe.name}-${digest.slice(0, 12)}.tar.zst`)
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) return file

  log(`making ${recipe.name} from Debian ${recipe.suite}`)
  await mkdir(dirname(file), { recursive: true })
  const partial = join(dirname(file), `partial-${process.pid}-${recipe.name}.tar.zst`)
  try {
    await must('mmdebstrap', [...options, recipe.suite, partial, ...sources])
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
  return file
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

/** @param {import('./recipes.mjs').Recipe} recipe */
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

/** @param {import('./recipes.mjs').Recipe} recipe */
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
