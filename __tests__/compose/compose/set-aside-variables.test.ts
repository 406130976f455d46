import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import { locationIn } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'

const going = new AbortController().signal

/** With each alone or together, Compose refuses its own calls, or prints what no program reads. */
const AWKWARD = {
  COMPOSE_ANSI: 'always',
  COMPOSE_PROGRESS: 'plain',
  COMPOSE_STATUS_STDOUT: '1',
  COMPOSE_MENU: '1',
  COMPOSE_COMPATIBILITY: 'true',
  COMPOSE_REMOVE_ORPHANS: 'true',
  COMPOSE_IGNORE_ORPHANS: 'true',
}

test.each([
  ['in the environment', AWKWARD, ''],
  [
    'in .env',
    {},
    Object.entries(AWKWARD)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  ],
])('variables that are set aside change nothing of a project: %s', async (_, env, dotEnv) => {
  await using folder = await Folder.with({
    'compose.yaml': 'services: {web: {build: ., image: "acme/web:$TAG"}, api: {build: .}}\n',
    '.env': `TAG=1\n${dotEnv}`,
  })
  const ask = (more: Readonly<Record<string, string>>) =>
    new Compose(locationIn(folder.path), { ...process.env, ...more }, systemClock).config(
      { format: 'json', profiles: [], tuning: {} },
      going,
    )
  const [awkward, plain] = await Promise.all([ask(env), ask({})])
  expect(awkward).toMatchObject({ exitCode: 0, stderr: '' })
  expect(JSON.parse(awkward.stdout)).toEqual(JSON.parse(plain.stdout))
  expect(awkward.stdout).toContain('acme/web:1')
})
