import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import { DOCKER_VARIABLES, forReading, forRunning } from '../../../src/engine/docker-variables.js'
import { StubTools } from '../../harness/stub-tools.js'

const USERS = 'of-the-user'
const users = Object.fromEntries(Object.keys(DOCKER_VARIABLES).map((name) => [name, USERS]))

/** The variables that docker sees in a build of the gate, where the user has all of them. */
async function seenInBuild(): Promise<Readonly<Record<string, string>>> {
  await using tools = await StubTools.with({ docker: 'cat > /dev/null; env' })
  const project = { name: 'seen', directory: tools.path, files: [], envFiles: [] }
  const compose = new Compose(project, { ...users, PATH: tools.searchPath }, systemClock)
  const release = { model: {}, directory: tools.path }
  const going = new AbortController().signal
  const { stdout } = await compose.build(release, 'app', undefined, going, () => {})
  return Object.fromEntries(stdout.split('\n').map((line) => line.split('=', 2) as [string, string]))
}

const seen = seenInBuild()

describe('a variable that a user has', () => {
  test.each(Object.entries(DOCKER_VARIABLES))('%s', async (name, handling) => {
    const expected = handling.kind === 'obeyed' ? USERS : handling.value
    expect((await seen)[name]).toBe(expected)
  })
})

test('what is set aside is written even where the user has it not: Compose would take it from .env', () => {
  expect(forRunning({})).toMatchObject({ COMPOSE_REMOVE_ORPHANS: 'false', BUILDKIT_PROGRESS: 'plain' })
})

test('while a project is read, what Compose does not look at keeps its value', () => {
  expect(forReading(users)).toMatchObject({ COMPOSE_ANSI: 'never', BUILDKIT_PROGRESS: USERS })
  expect(forReading({})).not.toHaveProperty('BUILDKIT_PROGRESS')
})
