// Builds `dist`, byte for byte the same on every machine: TypeScript → `lib`, then one bundle with a chunk for each
// lazily loaded part, then three small files that enter it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = (script, ...args) =>
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

for (const folder of ['lib', 'dist']) rmSync(join(root, folder), { recursive: true, force: true })
node('typescript/lib/tsc.js', '-p', 'tsconfig.build.json')
node('@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/entries.js', '-o', 'dist/gate', '--license', 'licenses.txt', '--minify')

// What dockerode brings along for BuildKit over gRPC and for PuTTY on Windows, neither of which the gate speaks.
const wanted = /^(\d+\.)?index\.js$|^licenses\.txt$|^package\.json$/
for (const name of readdirSync(join(root, 'dist/gate'))) {
  if (!wanted.test(name)) rmSync(join(root, 'dist/gate', name), { recursive: true })
}

for (const entry of ['main', 'post', 'cli']) {
  mkdirSync(join(root, 'dist', entry))
  writeFileSync(
    join(root, 'dist', entry, 'index.js'),
    `#!/usr/bin/env node\nrequire('../gate/index.js').entries.${entry}()\n`,
    { mode: entry === 'cli' ? 0o755 : 0o644 },
  )
}
