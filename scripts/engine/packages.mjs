// @ts-check
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from './command.mjs'
import { archiveKeyring, machineMirror } from './debian.mjs'

const enginePackages = ['containerd', 'docker-buildx', 'docker-cli', 'docker-compose', 'docker.io']

/**
 * Fetches an edition's packages and unpacks them into its root, with nothing installed
 * system-wide. The root appears in one rename, so it is either whole or absent.
 * @param {import('./editions.mjs').Edition} edition
 * @param {import('./editions.mjs').Place} place
 * @param {(line: string) => void} log
 */
export async function unpackEngine(edition, place, log) {
  const packages = [...enginePackages, edition.initPackage]
  const contents = `${packages.join('\n')}\n`
  const manifest = join(place.root, 'packages')
  if ((await readFile(manifest, 'utf8').catch(() => '')) === contents) return

  log(`fetching ${edition.versions} from Debian ${edition.name}`)
  const fetched = join(place.folder, 'fetch.partial')
  const root = join(place.folder, 'root.partial')
  await rm(fetched, { recursive: true, force: true })
  await rm(root, { recursive: true, force: true })

  await download(edition.name, packages, fetched)
  for (const file of await readdir(fetched)) {
    if (file.endsWith('.deb')) await must('dpkg', ['-x', join(fetched, file), root])
  }
  await writeFile(join(root, 'packages'), contents)
  await rm(place.root, { recursive: true, force: true })
  await rename(root, place.root)
  await rm(fetched, { recursive: true, force: true })
}

/**
 * @param {string} suite
 * @param {readonly string[]} packages
 * @param {string} folder
 */
async function download(suite, packages, folder) {
  const lists = join(folder, 'lists')
  const cache = join(folder, 'cache')
  const sources = join(folder, 'sources.list')
  await mkdir(join(lists, 'partial'), { recursive: true })
  await mkdir(join(cache, 'archives/partial'), { recursive: true })
  const { archive } = await machineMirror()
  await writeFile(sources, `deb [signed-by=${archiveKeyring}] ${archive} ${suite} main\n`)

  const settings = [
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::lists=${lists}`,
    `Dir::Cache=${cache}`,
    // A mirror may lag behind the date to which its Release file is valid.
    'Acquire::Check-Valid-Until=false',
    'Acquire::Languages=none',
    'Acquire::Retries=3',
    // The folder belongs to root; the sandbox user could not write there.
    'APT::Sandbox::User=root',
  ].flatMap((setting) => ['-o', setting])
  await must('apt-get', [...settings, 'update'])
  await must('apt-get', [...settings, 'download', ...packages], { cwd: folder })
}
