import { expect, test } from '@jest/globals'
import { systemClock } from '../../../../src/common/clock.js'
import type { ConfigQuestion } from '../../../../src/compose/config.js'
import { Compose } from '../../../../src/engine/docker-compose.js'
import { load, locationIn } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'
import { loadProject } from '../../../harness/load-project.js'

const BASE = 'services: {web: {image: "acme/web:1"}}\n'

test('x-gate of an override file is merged with that of the base, whichever Compose there is', async () => {
  await using folder = await Folder.with({
    'compose.yaml': `${BASE}x-gate: {app: web, timeout: "\${LONG:-9m}", smoke: [GET /a 200]}\n`,
    'compose.override.yaml': 'x-gate: {pull: never, smoke: ["GET /$PAGE contains=$$5"]}\n',
    '.env': 'PAGE=basket\n',
    'below/keep': '',
  })
  // From a folder below, where Compose finds the files and their `.env` upwards.
  const location = locationIn(`${folder.path}/below`)
  const compose = new Compose(location, process.env, systemClock)
  const read = (question: ConfigQuestion) => compose.config(question, new AbortController().signal)
  const { project } = await loadProject(location, read, process.env, (problem) => {
    throw new Error(problem.message)
  })
  expect(project?.gate).toEqual({
    app: 'web',
    timeout: '9m',
    pull: 'never',
    smoke: ['GET /a 200', 'GET /basket contains=$5'],
  })
})

test('a list in the base and a text in the override are told, whichever Compose there is', async () => {
  await using folder = await Folder.with({
    'compose.yaml': `${BASE}x-gate: {smoke: [GET /]}\n`,
    'compose.override.yaml': 'x-gate: {smoke: none}\n',
  })
  const { project, problems } = await load(folder.path)
  expect(project).toBeUndefined()
  expect(problems).toMatchObject([{ message: expect.stringContaining('cannot override x-gate.smoke') }])
})

test('x-gate of an included file says nothing, whichever Compose there is', async () => {
  await using folder = await Folder.with({
    'compose.yaml': `include: [more.yaml]\n${BASE}x-gate: {app: web}\n`,
    'more.yaml': 'services: {db: {image: "mysql:8.4"}}\nx-gate: {app: db, pull: never}\n',
  })
  expect((await load(folder.path)).project?.gate).toEqual({ app: 'web' })
})
