// Builds dist in its place and fails where that changes what is committed: users run these files as they are.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

try {
  execFileSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (changed !== '') {
    process.stderr.write(`${changed}dist differs: run npm run build and commit\n`)
    process.exitCode = 1
  }
} catch (error) {
  // Compiler and git have said what is wrong.
  process.exitCode = 1
  if (error.status === undefined) throw error
}
