// Builds `dist`, byte for byte the same on every machine: TypeScript → JavaScript, then one bundle with a chunk for
// each lazily loaded part, then three small files that enter it. `--out DIR` builds elsewhere. What was there before
// is replaced only once all of it has been built.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } })
const out = resolve(values.out)

/** What dockerode brings along for BuildKit over gRPC and for PuTTY on Windows, the gate does not speak. */
const wanted = /^(\d+\.)?index\.js$|^licenses\.txt$/

// Inside the repository, so that the compiled files find `node_modules`. The bundler numbers modules by their paths
// as seen from where it is started: from this folder they are the same whatever its name.
const work = mkdtempSync(join(root, '.build-'))
try {
  const [lib, dist] = ['lib', 'dist'].map((name) => join(work, name))
  run('typescript/lib/tsc.js', '-p', join(root, 'tsconfig.build.json'), '--outDir', lib)
  const bundle = join(dist, 'gate')
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    join(lib, 'entries.js'),
    '-o',
    bundle,
    '--license',
    'licenses.txt',
    '-m',
    '-q',
  )
  for (const name of readdirSync(bundle)) {
    if (!wanted.test(name)) rmSync(join(bundle, name), { recursive: true })
  }
  for (const entry of ['main', 'post', 'cli']) {
    mkdirSync(join(dist, entry))
    const enter = `#!/usr/bin/env node\nrequire('../gate/index.js').entries.${entry}()\n`
    writeFileSync(join(dist, entry, 'index.js'), enter, { mode: entry === 'cli' ? 0o755 : 0o644 })
  }
  mkdirSync(dirname(out), { recursive: true })
  rmSync(out, { recursive: true, force: true })
  renameSync(dist, out)
} catch (error) {
  // The compiler has said what is wrong; where in this script it was called helps nobody.
  process.exitCode = 1
  if (error.status === undefined) throw error
} finally {
  rmSync(work, { recursive: true, force: true })
}

function run(script, ...args) {
  const all = [join(root, 'node_modules', script), ...args]
  execFileSync(process.execPath, all, { cwd: work, stdio: ['ignore', 'inherit', 'inherit'] })
}
