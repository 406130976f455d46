import { execFile } from 'node:child_process'
import { symlink } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { Folder } from '../harness/folder.js'
import { bundle, environment } from '../harness/gate.js'
import { nodeProgram } from './node-versions.js'

const run = promisify(execFile)
const program = join(bundle, 'cli/index.js')

/** A project whose env file Node must not touch, beside a `bin` with one Node and npm's link to the program. */
async function installed(version: number) {
  const folder = await Folder.with({
    'shop/compose.yaml': `services: {app: {image: "acme/app:\${TAG:?}", ports: ["80"]}}`,
    'shop/ci.env': 'TAG=7\nNODE_OPTIONS=--require ./nowhere.js\n',
    'bin/README': '',
  })
  const bin = join(folder.path, 'bin')
  await symlink(await nodeProgram(version), join(bin, 'node'))
  await symlink(program, join(bin, 'compose-gate'))
  const env = environment({ PATH: `${bin}${delimiter}${process.env.PATH}` })
  return { folder, env }
}

describe.each([20, 22, 24])('Node %d leaves --env-file to the program', (version) => {
  test.each([
    ['started by its path', [program]],
    ['started by npm’s link', ['compose-gate']],
    ['given to Node', ['node', '--', program]],
  ])('%s', async (_, [first = '', ...rest]) => {
    const { folder, env } = await installed(version)
    await using _folder = folder
    const plan = [...rest, 'plan', '--format', 'json', '--env-file', 'ci.env']
    const elsewhere = await run(first, [...plan, '-C', 'shop'], { cwd: folder.path, env })
    const inside = await run(first, plan, { cwd: join(folder.path, 'shop'), env })
    for (const { stdout, stderr } of [elsewhere, inside]) {
      expect(JSON.parse(stdout)).toMatchObject({ roles: { app: [{ service: 'app' }] } })
      expect(stderr).toBe('')
    }
  })
})

test('it takes words as they are, and ends as it would without a shell before it', async () => {
  const ended = run(program, ['plan', '--app', 'a b;$(exit 9)', '--pull', "'"]).catch((error) => error)
  expect(await ended).toMatchObject({ code: 2, stderr: expect.stringContaining("'") })
})
