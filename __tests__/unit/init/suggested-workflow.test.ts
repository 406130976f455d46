import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { findRepository } from '../../../src/init/repository.js'
import { suggestedWorkflow } from '../../../src/init/suggested-workflow.js'
import { locationIn } from '../../harness/compose-project.js'
import type { Folder } from '../../harness/folder.js'
import { planned, project, type Sketch, settings } from '../plan/sketch.js'
import { gitEnvironment, gitFolder } from './git-folder.js'

async function suggested(
  folder: Folder,
  services: Readonly<Record<string, Sketch>>,
  { at = '', given = {}, environment = {} } = {},
) {
  const directory = join(folder.path, at)
  const sketch = project(services)
  const sources = { ...sketch.sources, files: [join(directory, 'compose.yaml')] }
  const whole = { ...sketch, directory, sources }
  const known = {
    project: whole,
    plan: planned(whole, settings()),
    settings: settings(),
    given,
    location: locationIn(join(directory, 'below')),
    environment,
  }
  return await suggestedWorkflow(known, await findRepository(directory, gitEnvironment))
}

test('a project has a workflow of its own, by its folder in the repository', async () => {
  await using folder = await gitFolder({ 'services/my shop/compose.yaml': '' })
  const web = { image: 'acme/web', ports: ['80'] }
  expect(await suggested(folder, { web }, { at: 'services/my shop' })).toMatchObject({
    path: '.github/workflows/compose-gate-services-my-shop.yml',
    text: expect.stringContaining('working-directory: services/my shop\n'),
    todo: [],
  })
  const { path, text } = await suggested(folder, { web })
  expect(path).toBe('.github/workflows/compose-gate.yml')
  expect(text).not.toContain('working-directory')
})

test('flags become inputs', async () => {
  await using folder = await gitFolder({})
  const given = {
    'working-directory': { value: 'elsewhere', origin: { label: 'x' } },
    profiles: { value: ['ci', 'more'], origin: { label: 'x' } },
    strict: { value: 'true', origin: { label: 'x' } },
  }
  const { text } = await suggested(folder, { web: { image: 'acme/web', ports: ['80'] } }, { given })
  expect(text).toContain(
    'with:\n          profiles: |\n            ci\n            more\n          strict: "true"\n',
  )
  expect(text).not.toContain('elsewhere')
})

test('what is still to be done is told', async () => {
  await using folder = await gitFolder({
    '.gitignore': 'target/\n',
    'compose.yaml': 'services: {web: {environment: [TAG, DB_PASSWORD]}}',
    Dockerfile: 'FROM registry.example.com/base AS base\nFROM ghcr.io/acme/base\nFROM debian\n',
  })
  const build = { context: folder.path }
  const built = { copied: [join(folder.path, 'target/app.jar')] }
  const web = { build, built, ports: ['80'] }
  const db = { image: 'registry.acme.example:5000/postgres:17' }
  const environment = { TAG: '1', DB_PASSWORD: 'x' }
  const { todo } = await suggested(folder, { web, db }, { environment })
  expect(todo).toEqual([
    'Add a step before the gate that makes target/app.jar: Git ignores what an image is made from.',
    'Set as secrets of the repository: DB_PASSWORD.',
    'Set as variables of the repository: TAG.',
    'Add docker/login-action before the gate if it is needed for registry.acme.example:5000 and registry.example.com.',
  ])
})
