import { readFile } from 'node:fs/promises'
import { constants, getPriority } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { StubTools } from '../../harness/stub-tools.js'

const going = new AbortController().signal
const release = { model: { services: { app: { image: 'acme/app' } } }, directory: '/project' }

/** Says what it was called with, where, and what it was given. */
const ECHO = `echo "$@"; echo "$COMPOSE_GATE_RUN" >&2; cat`

/** Uses a Compose in whose place this script is run. */
async function withCompose<T>(
  script: string,
  use: (compose: Compose) => Promise<T>,
  clock = systemClock,
): Promise<T> {
  await using tools = await StubTools.with({ docker: script })
  const environment = { PATH: tools.searchPath }
  const project = {
    name: 'composed',
    directory: tools.path,
    files: ['a.yaml', 'b.yaml'],
    envFiles: ['.env.ci'],
  }
  return await use(new Compose(project, environment, clock))
}

/** The same, of a Compose that says its version. */
const ECHO_WITH_VERSION = `[ "$2" = version ] && { echo 2.40.3; exit; }; ${ECHO}`

const BEFORE = 'compose --project-name composed --project-directory /project --progress plain --ansi never'
const MODEL = JSON.stringify(release.model)

describe('the arguments of docker compose', () => {
  test.each<[string, (compose: Compose) => Promise<{ readonly stdout: string }>, string]>([
    ['build', (it) => it.build(release, 'app', undefined, going, () => {}), 'build app'],
    [
      'build with a builder',
      (it) => it.build(release, 'app', 'big', going, () => {}),
      'build --builder big app',
    ],
    ['pull', (it) => it.pull(release, 'app', going, () => {}), 'pull app'],
    ['create', (it) => it.create(release, ['app', 'db'], going), 'create --no-build --pull never app db'],
    [
      'start',
      (it) => it.start(release, 'app', going),
      'up --detach --no-deps --no-build --no-recreate --pull never app',
    ],
  ])('to %s have the run’s own model on standard input', async (_, ask, words) => {
    const { stdout } = await withCompose(ECHO, ask)
    expect(stdout).toBe(`${BEFORE} --env-file .env.ci --file - ${words}\n${MODEL}`)
  })

  test('to start a service leave out what the gate runs itself', async () => {
    const model = {
      name: 'x',
      services: { app: { image: 'a', post_start: [{ command: ['seed'] }] }, db: {} },
    }
    const start = (it: Compose) => it.start({ ...release, model }, 'app', going)
    const { stdout } = await withCompose(ECHO, start)
    expect(JSON.parse(stdout.slice(stdout.indexOf('\n')))).toEqual({
      ...{ name: 'x', services: { app: { image: 'a' }, db: {} } },
    })
  })

  test('to read variables have env files, and no file of the project', async () => {
    const script = `echo "$@" > asked; cat > given; echo '{"services":{"variables":{"environment":{"V0":"a$$b"}}}}'`
    await using tools = await StubTools.with({ docker: script })
    const project = { name: 'composed', directory: tools.path, files: ['a.yaml'], envFiles: ['.env.ci'] }
    const compose = new Compose(project, { PATH: tools.searchPath }, systemClock)
    expect(await compose.variables(['A'], ['/x/.env'], going)).toEqual({ A: 'a$b' })
    const told = await readFile(`${tools.path}/asked`, 'utf8')
    expect(told.trim()).toBe(
      `compose --project-name composed --project-directory ${tools.path} --env-file /x/.env --file - config --format json`,
    )
    expect(await readFile(`${tools.path}/given`, 'utf8')).toContain('${A-}')
  })

  test.each(['exit 1', 'echo nothing'])(
    'variables are not known where Compose does this: %s',
    async (script) => {
      expect(await withCompose(script, (compose) => compose.variables(['A'], [], going))).toBeUndefined()
    },
  )

  test.each([
    ['docker', ECHO_WITH_VERSION, '--host \\S+ compose '],
    ['Podman, called docker', `[ "$1" = --host ] && exit 125; ${ECHO_WITH_VERSION}`, 'compose '],
  ])('to read the project ask no engine by way of ssh: %s', async (_, docker, before) => {
    await using tools = await StubTools.with({ docker })
    const project = { name: 'composed', directory: tools.path, files: [], envFiles: [] }
    const environment = { PATH: tools.searchPath, DOCKER_HOST: 'ssh://far' }
    const compose = new Compose(project, environment, systemClock)
    const { stdout } = await compose.config({ format: 'json', profiles: [], tuning: {} }, going)
    expect(stdout).toMatch(new RegExp(`^${before}--project-name composed config --format json\n`))
  })

  test('to read the project have its own files and profiles', async () => {
    const question = { format: 'json', profiles: ['ci'], tuning: { GOGC: '400' } } as const
    const { stdout, stderr } = await withCompose(`${ECHO_WITH_VERSION}; echo "$GOGC" >&2`, (compose) =>
      compose.config(question, going),
    )
    expect(stdout).toBe(
      'compose --project-name composed --file a.yaml --file b.yaml --env-file .env.ci --profile ci config --format json\n',
    )
    expect(stderr).toBe('composed\n400\n')
  })

  test('to read another text with the variables of the project have its directory and env files', async () => {
    const instead = { text: 'services: {}', directory: '/project' }
    const question = { format: 'json', profiles: [], tuning: {}, instead } as const
    const { stdout } = await withCompose(ECHO_WITH_VERSION, (compose) => compose.config(question, going))
    expect(stdout).toBe(
      'compose --project-name composed --project-directory /project --env-file .env.ci --file - config --format json\nservices: {}',
    )
  })
})

describe('a project is read', () => {
  const question = { format: 'json', profiles: [], tuning: {} } as const

  test('and whoever waits for that to begin hears of it', async () => {
    await withCompose(ECHO_WITH_VERSION, async (compose) => {
      const answer = compose.config(question, going)
      await compose.reading
      await answer
    })
  })

  test('but a Compose that is too old is told before its complaint', async () => {
    const old = 'case "$*" in *version*) echo 2.10.0;; *) echo unknown flag >&2; exit 16;; esac'
    const read = withCompose(old, (compose) => compose.config(question, going))
    await expect(read).rejects.toThrow('Docker Compose 2.10.0 is too old')
  })

  test('but what a Compose that is too old prints is not taken', async () => {
    const old = 'case "$*" in *version*) echo 2.24.7;; *) echo "{}";; esac'
    const read = withCompose(old, async (compose) => {
      await compose.config(question, going)
      await compose.needRecent()
    })
    await expect(read).rejects.toThrow('Docker Compose 2.24.7 is too old')
  })

  test('and nothing is known of a Compose that has not answered', async () => {
    await withCompose('exit 9', (compose) => compose.needRecent())
  })

  test('but a version that does not come is trouble of its own', async () => {
    const clock = new ManualClock()
    const silent = 'case "$*" in *version*) exec sleep 60;; *) echo "{}";; esac'
    const read = withCompose(
      silent,
      async (compose) => {
        await compose.config(question, going)
        const recent = compose.needRecent()
        recent.catch(() => {})
        await clock.advance(20_000)
        await recent
      },
      clock,
    )
    await expect(read).rejects.toThrow('docker compose version did not end within 20s')
  })

  test('but a Compose that does not answer is trouble', async () => {
    const clock = new ManualClock()
    const read = async (compose: Compose) => {
      const answer = compose.config(question, going)
      answer.catch(() => {})
      await compose.reading
      await clock.advance(120_000)
      return answer
    }
    await expect(withCompose('exec sleep 60', read, clock)).rejects.toThrow(
      'docker compose config did not end within 2m',
    )
  })

  test('but not without docker', async () => {
    const project = { name: 'composed', directory: '/', files: [], envFiles: [] }
    const read = new Compose(project, { PATH: '/nowhere' }, systemClock).config(question, going)
    await expect(read).rejects.toThrow(EngineTrouble)
    await expect(read).rejects.toThrow('the docker command is not on PATH')
  })
})

test.each([
  ['by the engine itself', {}, undefined, '0'],
  ['as the user has chosen', { DOCKER_BUILDKIT: '1' }, undefined, '1'],
  ['by the builder that the user has chosen', { BUILDX_BUILDER: 'big' }, undefined, ''],
  ['by the builder that the run names', {}, 'big', ''],
])('an engine without BuildKit builds %s', async (_, more, builder, expected) => {
  await using tools = await StubTools.with({ docker: 'cat > /dev/null; printf "$DOCKER_BUILDKIT"' })
  const project = { name: 'composed', directory: tools.path, files: [], envFiles: [] }
  const environment = { PATH: tools.searchPath, ...more }
  const compose = new Compose(project, environment, systemClock)
  compose.buildWithoutBuildKit()
  expect((await compose.build(release, 'app', builder, going, () => {})).stdout).toBe(expected)
})

test('a build steps back for everything else, and nothing else does', async () => {
  const priority = 'cat > /dev/null; cut -d" " -f19 /proc/$$/stat'
  const build = await withCompose(priority, (it) => it.build(release, 'app', undefined, going, () => {}))
  const pull = await withCompose(priority, (it) => it.pull(release, 'app', going, () => {}))
  expect([build.stdout, pull.stdout]).toEqual([
    `${constants.priority.PRIORITY_BELOW_NORMAL}\n`,
    `${getPriority()}\n`,
  ])
})

test('an image that is no service’s own is pulled by the docker command itself', async () => {
  const { stdout } = await withCompose('echo "$@"', (it) => it.pullImage('acme/pages:1', going, () => {}))
  expect(stdout).toBe('pull -- acme/pages:1\n')
})

test('the version is asked once', async () => {
  const counting = 'echo asked >> asked; echo "2.40.$(wc -l < asked)"'
  await withCompose(counting, async (compose) => {
    expect(await Promise.all([compose.version(going), compose.version(going)])).toEqual(['2.40.1', '2.40.1'])
  })
})
