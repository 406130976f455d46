import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { init } from '../../../src/cli/init-command.js'
import type { Folder } from '../../harness/folder.js'
import { composeAnswering, StubTools } from '../../harness/stub-tools.js'
import { written } from '../host/runner.js'
import { gitEnvironment, gitFolder } from '../init/git-folder.js'
import { root } from '../repository/files.js'
import { webModel } from '../web-model.js'
import { contextIn } from './context.js'

const files = { 'compose.yaml': 'services:\n  web:\n    image: acme/web:1\n    ports: ["80"]\n' }
const path = '.github/workflows/compose-gate.yml'
const healthcheck = { test: ['CMD-SHELL', 'curl -fs http://localhost/health | grep -q "all: well"'] }
const origin = { label: 'test' }

/** Runs the command in a repository, with a Compose that says what the project is. */
async function started(folder: Folder, dryRun: boolean, given: Parameters<typeof init>[0] = {}) {
  await using tools = await StubTools.with({
    docker: composeAnswering(JSON.stringify(webModel({ healthcheck }))),
  })
  const { context, told } = contextIn(folder.path, { ...gitEnvironment, PATH: tools.searchPath })
  let exitCode: number | undefined
  const text = await written(async () => {
    exitCode = await init(given, dryRun, [], context)
  })
  return { exitCode, text, told }
}

describe('init', () => {
  test('prints the plan, and writes a workflow with the check that the app’s health check suggests', async () => {
    await using folder = await gitFolder(files)
    const { exitCode, text } = await started(folder, false)
    expect(exitCode).toBe(0)
    expect(text).toContain(`check   GET /health <400 contains='all: well' (web:80)\n`)
    expect(text).toMatch(new RegExp(`\nWrote ${path}\n$`))
    const workflow = (await folder.read()).get(path)
    expect(workflow).toContain(`            GET /health <400 contains='all: well'\n`)
    const check = promisify(execFile)(process.execPath, [
      join(root, 'scripts/check-workflows.mjs'),
      join(folder.path, path),
    ])
    expect((await check).stdout).toContain('nothing is wrong')
  })

  test('with --dry-run shows the workflow, and writes nothing', async () => {
    await using folder = await gitFolder({ ...files, [path]: 'mine\n' })
    const { exitCode, text } = await started(folder, true)
    expect(exitCode).toBe(0)
    expect(text).toContain(`\n${path}\n\n# Written by`)
    expect((await folder.read()).get(path)).toBe('mine\n')
  })

  test('overwrites nothing', async () => {
    await using folder = await gitFolder({ ...files, [path]: 'mine\n' })
    await expect(started(folder, false)).rejects.toThrow(`there is a ${path} already`)
    expect((await folder.read()).get(path)).toBe('mine\n')
  })

  test('leaves the checks alone that somebody wrote', async () => {
    await using folder = await gitFolder(files)
    const { text } = await started(folder, true, { smoke: { value: ['GET /version 200'], origin } })
    expect(text).toContain('smoke: GET /version 200\n')
    expect(text).not.toContain('/health')
  })
})
