// Checks that a tag may become a release: package.json, src/version.ts and CHANGELOG.md all name its version.
//   node scripts/check-release.mjs v1.2.3           fail where they do not
//   node scripts/check-release.mjs v1.2.3 --notes   print what the changelog says of it
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file) => readFileSync(join(root, file), 'utf8')

const { values, positionals } = parseArgs({
  options: { notes: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [tag = ''] = positionals
const wanted = /^v(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(tag)?.[1]

/** What the changelog says under a version's heading, up to the next. */
function notesOf(version) {
  const sections = read('CHANGELOG.md').split(/^## /m)
  const section = sections.find((text) => text.startsWith(`[${version}] - `))
  return section?.slice(section.indexOf('\n')).trim()
}

const named = {
  'package.json': JSON.parse(read('package.json')).version,
  'src/version.ts': /version = '([^']+)'/.exec(read('src/version.ts'))?.[1],
}
const notes = notesOf(wanted)
const wrong = [
  ...(wanted === undefined ? [`the tag ${tag || '(none)'} is not of the form v1.2.3`] : []),
  ...Object.entries(named).flatMap(([file, version]) =>
    wanted === undefined || version === wanted ? [] : [`${file} says ${version}, the tag ${wanted}`],
  ),
  ...(wanted !== undefined && !notes ? [`CHANGELOG.md has no section [${wanted}] with a date`] : []),
]
for (const line of wrong) process.stderr.write(`${line}\n`)
process.exitCode = wrong.length > 0 ? 1 : 0
if (wrong.length === 0 && values.notes) process.stdout.write(`${notes}\n`)
