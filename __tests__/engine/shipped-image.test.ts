import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { docker } from '../harness/buildx.js'
import { testInSoak } from '../harness/chosen-rows.js'
import { engine } from '../harness/engine.js'
import { testSinceEngine } from '../harness/newer-engine.js'
import { expectFailed, expectPassed, logOf, observedRun, stepOf } from '../harness/observed-run.js'
import { type ComposeText, project } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

const names = uniqueName('gate-test')
const image = (name: string) => `${names}/${name}:dev`

const made = ['base', 'assets', 'pages'].map(image)

/** The engine has images of these names from another day: without what the builds of today make. */
beforeAll(async () => {
  for (const name of made) await docker(['tag', 'debian:bookworm-slim', name])
})

afterAll(async () => {
  for (const name of made) await docker(['image', 'rm', '--force', name]).catch(() => {})
})

/** Takes its time, so that a build that does not wait comes first. */
const slow = (file: string) => `FROM debian:bookworm-slim\nRUN sleep 1; echo ${names} ${file} > /${file}\n`

const SERVER = 'COPY server.pl /\nCMD ["sh", "-c", "cat /made-*; exec perl /server.pl"]\n'

describe('an image is built on what was just built', () => {
  test('by FROM, COPY and RUN, build arguments, and the names that Compose gives', async () => {
    const compose: ComposeText = {
      name: names,
      services: {
        app: {
          build: { context: '.', args: { PREFIX: names } },
          depends_on: ['base'],
          ports: ['8080'],
        },
        again: { image: `${names}-app`, command: ['sh', '-c', 'cat /made-base; exec sleep 600'], init: true },
        base: { build: { context: '.', dockerfile: 'base' }, image: image('base'), command: ['true'] },
        assets: { build: { context: '.', dockerfile: 'assets', tags: [image('assets')] }, scale: 0 },
        unnamed: { build: { context: '.', dockerfile: 'unnamed' }, scale: 0 },
      },
    }
    const files = {
      Dockerfile: `ARG PREFIX=nobody
FROM nobody/nothing AS unused
FROM \${PREFIX}/base:dev AS start
FROM start
COPY --from=${image('assets')} /made-assets /made-assets
RUN --mount=from=${names}-unnamed,target=/from cp /from/made-unnamed /
${SERVER}`,
      base: slow('made-base'),
      assets: slow('made-assets'),
      unnamed: slow('made-unnamed'),
    }
    await using folder = await project(compose, files)
    const run = await observedRun([], { cwd: folder.path })
    expectPassed(run)
    expect(stepOf(run, 'build:app').needs).toEqual(['build:assets', 'build:base', 'build:unnamed'])
    expect(logOf(run, 'app')).toContain(
      `${names} made-assets\n${names} made-base\n${names} made-unnamed\nlistening`,
    )
    expect(logOf(run, 'again')).toBe(`${names} made-base\n`)
    const tags = (await engine.listImages()).flatMap(({ RepoTags }) => RepoTags ?? [])
    expect(tags.filter((tag) => tag.startsWith(`${names}-`))).toEqual([])
  })
})

test('of several platforms the one of this machine is built', async () => {
  const build = {
    context: '.',
    platforms: ['linux/amd64', 'linux/arm64', 'linux/s390x'],
    dockerfile_inline: `FROM debian:bookworm-slim\n${SERVER.replace('cat /made-*; ', '')}`,
  }
  await using folder = await project({
    services: {
      app: { build, ports: ['8080'] },
      own: { build, ports: ['8080'], platform: `linux/${machine()}` },
    },
  })
  const run = await observedRun([], { cwd: folder.path })
  expectPassed(run)
  expect(run.stderr).toMatch(/app and own: Of the platforms .* \(ONE_PLATFORM\)/s)
})

function machine(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch
}

describe('a source that is mounted over the image', () => {
  const needing = (volume: string): ComposeText => ({
    services: { app: { build: '.', ports: ['8080'], volumes: [volume] } },
  })
  const files = {
    // The image lacks a file that the source has.
    Dockerfile:
      'FROM debian:bookworm-slim\nWORKDIR /srv\nCOPY server.pl conf ./\nCMD ["sh", "-c", "cat word; perl -e \'require q(./part.pl)\' && exec perl server.pl"]\n',
    'part.pl': '1;\n',
    'conf/word': 'of the image\n',
    'other/word': 'of the machine\n',
  }

  test('passes with a warning, and the verdict says so', async () => {
    await using folder = await project(needing('.:/srv'), files)
    const run = await observedRun([], { cwd: folder.path })
    expectPassed(run)
    expect(run.report.reason).toBe(
      '1 image built, asked only GET /: 200; not the image alone: source was mounted over app (/srv).',
    )
    expect(run.report.findings).toMatchObject([
      { code: 'SOURCE_MOUNT', severity: 'warning' },
      { code: 'DEFAULT_CHECK' },
    ])
  })

  test('is refused by strict, before anything is built', async () => {
    await using folder = await project(needing('.:/srv:ro'), files)
    const { report, exitCode } = await observedRun(['--strict'], { cwd: folder.path })
    expect(exitCode).toBe(1)
    expect(report.reason).toMatch(/^Strict: SOURCE_MOUNT The project directory is mounted over \/srv of app/)
  })

  test('is left out where the setting says so: then the image alone is judged', async () => {
    await using folder = await project(needing('.:/srv'), files)
    const run = await observedRun(['--source-mounts', 'drop'], { cwd: folder.path })
    expectFailed(run, { step: 'start:app', because: ['app', "Can't locate ./part.pl"] })
    expect(run.report.findings).toEqual([])
    expect(run.stderr).toMatch(/app: The mount of the source over \/srv is left out.*\(SOURCE_MOUNT\)/s)
  })

  testInSoak('may be a single file; what the image does not have stays', async () => {
    const volumes = ['./other/word:/srv/word', './part.pl:/srv/part.pl:ro']
    await using folder = await project({ services: { app: { build: '.', ports: ['8080'], volumes } } }, files)
    const run = await observedRun(['--source-mounts', 'drop'], { cwd: folder.path })
    expectPassed(run)
    expect(logOf(run, 'app')).toMatch(/^of the image\n/)
  })
})

testSinceEngine(
  '28.0.0',
  'an image that is mounted as a volume is built before the container is created',
  async () => {
    const volume = (source: string, target: string) => ({ type: 'image', source, target })
    const compose: ComposeText = {
      name: names,
      services: {
        pages: { build: { context: '.', dockerfile: 'pages' }, image: image('pages'), scale: 0 },
        unnamed: { build: { context: '.', dockerfile: 'unnamed' }, scale: 0 },
        web: {
          build: '.',
          ports: ['8080'],
          volumes: [
            volume(image('pages'), '/a'),
            volume(`${names}-unnamed`, '/b'),
            volume('debian:bookworm-slim', '/c'),
          ],
        },
      },
    }
    const files = {
      Dockerfile: `FROM debian:bookworm-slim\n${SERVER.replace('/made-*', '/a/made-* /b/made-*')}`,
      pages: slow('made-pages'),
      unnamed: slow('made-unnamed'),
    }
    await using folder = await project(compose, files)
    const run = await observedRun([], { cwd: folder.path })
    expectPassed(run)
    expect(logOf(run, 'web')).toContain(`${names} made-pages\n${names} made-unnamed\n`)
    expect(stepOf(run, 'create:web').needs).toEqual(
      expect.arrayContaining(['build:pages', 'build:unnamed', 'pull:web.volume3']),
    )
  },
)
