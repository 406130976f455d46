// Builds `dist`, byte for byte the same on every machine: TypeScript → JavaScript, then one bundle with a chunk for
// each lazily loaded part, then three small files that enter it. `--out DIR` builds elsewhere. What was there before
// is replaced only once all of it has been built.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { minify } from '@swc/core'
import ncc from '@vercel/ncc'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } })
const out = resolve(values.out)

/** What dockerode brings along for BuildKit over gRPC and for PuTTY on Windows, the gate does not speak. */
const wanted = /^(\d+\.)?index\.js$|^licenses\.txt$/

/**
 * Other packages load these whenever they are loaded themselves, and the gate takes twice as long to begin. Of dockerode:
 * gRPC serves sessions with BuildKit, which are Compose's affair here; an engine behind `ssh://` is reached by the user's
 * own `ssh`. Of `@actions/core`: a client for tokens of OpenID Connect. In their place stands a module of Node's that has
 * nothing of theirs.
 */
const unused = [
  ...['@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs', 'ssh2'],
  ...['@actions/http-client', '@actions/http-client/lib/auth'],
]
const externals = Object.fromEntries(unused.map((name) => [name, 'node:util']))

/** Smaller is sooner read. Names stay: they tell people in a stack trace where they are. */
const shape = { compress: true, mangle: { keep_classnames: true, keep_fnames: true } }

/**
 * Node takes an `--env-file` for its own wherever it stands, unless a `--` stands before it: it ends where there is no
 * such file in the current folder, and obeys its `NODE_OPTIONS`. No `#!` line passes two words on every system
 * (BusyBox's `env` knows no `-S`), so the shell reads these lines first; to JavaScript they are a text and comments.
 */
const program = `#!/bin/sh\n':' //; exec node -- "$0" "$@"\n`

// Inside the repository, so that the compiled files find `node_modules`. The bundler numbers modules by their paths
// as seen from where it is started: from this folder they are the same whatever its name.
const work = mkdtempSync(join(root, '.build-'))
try {
  process.chdir(work)
  const compiler = join(root, 'node_modules/typescript/lib/tsc.js')
  const project = ['-p', join(root, 'tsconfig.build.json'), '--outDir', 'lib']
  execFileSync(process.execPath, [compiler, ...project], { stdio: ['ignore', 'inherit', 'inherit'] })

  const options = { license: 'licenses.txt', quiet: true, externals }
  const { code, assets } = await ncc(join(work, 'lib/entries.js'), options)
  mkdirSync('dist/gate', { recursive: true })
  for (const [name, { source }] of Object.entries({ ...assets, 'index.js': { source: code } })) {
    if (!wanted.test(name)) continue
    const text = String(source)
    const content = name.endsWith('.js') ? (await minify(text, shape)).code : text
    writeFileSync(join('dist/gate', name), content)
  }
  for (const entry of ['main', 'post', 'cli']) {
    mkdirSync(join('dist', entry))
    const first = entry === 'cli' ? program : '#!/usr/bin/env node\n'
    const enter = `${first}require('../gate/index.js').entries.${entry}()\n`
    writeFileSync(join('dist', entry, 'index.js'), enter, { mode: entry === 'cli' ? 0o755 : 0o644 })
  }
  mkdirSync(dirname(out), { recursive: true })
  rmSync(out, { recursive: true, force: true })
  renameSync('dist', out)
} catch (error) {
  // The compiler has said what is wrong; where in this script it was called helps nobody.
  process.exitCode = 1
  if (error.status === undefined) throw error
} finally {
  process.chdir(root)
  rmSync(work, { recursive: true, force: true })
}
