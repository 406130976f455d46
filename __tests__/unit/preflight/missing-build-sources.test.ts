import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { missingBuildSources } from '../../../src/preflight/missing-build-sources.js'
import { Folder } from '../../harness/folder.js'
import { planned, project } from '../plan/sketch.js'

const files = {
  'staged/Dockerfile': 'FROM alpine AS base\nFROM base AS prod\n',
  'staged/own': '# syntax=acme/frontend\nFROM alpine\n',
  'app/Dockerfile': 'FROM x',
  'backend/dockerfile': 'FROM x',
  'web/Dockerfile.dev': 'FROM x',
  'web/deploy/Containerfile': 'FROM x',
  'old/readme.md': '',
  'sub/.gitkeep': '',
}

/** What is told of a service that is built so: `path of the place: message → remedy`. */
async function told(build: (directory: string) => JsonObject, isRun = true) {
  await using folder = await Folder.with(files, 'build-sources')
  const at = folder.path
  const section = { context: `${at}/app`, ...build(at) }
  const whole = { ...project({ x: { ports: ['80'], raw: { build: section } } }), directory: at }
  const problems = await missingBuildSources(whole, planned(whole), isRun)
  return problems.map(
    ({ at: place, message, instead }) => `${place?.file.replace('services.x.', '')}: ${message} → ${instead}`,
  )
}

const correct = 'correct the path, or make the folder before the gate, for example by checking it out'
const atContext = 'build.context: x is built from'
const atDockerfile = 'build.dockerfile: x is built with'

test.each<[string, (directory: string) => JsonObject, readonly string[]]>([
  [
    'a folder of nearly that name',
    (at) => ({ context: `${at}/ap` }),
    [`${atContext} ap, which is not there → write \`app\` for \`ap\``],
  ],
  [
    'a folder in a folder of nearly that name',
    (at) => ({ context: `${at}/wbe/deploy`, dockerfile: 'Containerfile' }),
    [`${atContext} wbe/deploy, which is not there → write \`web\` for \`wbe\``],
  ],
  [
    'a file where a folder belongs',
    (at) => ({ context: `${at}/app/Dockerfile` }),
    [`${atContext} app/Dockerfile, which is a file, not a folder → write the path of a folder`],
  ],
  [
    'a Dockerfile of nearly that name',
    () => ({ dockerfile: 'Dockerfil' }),
    [`${atDockerfile} app/Dockerfil, which is not there → write \`Dockerfile\` for \`Dockerfil\``],
  ],
  [
    'a Dockerfile whose path starts at the project',
    () => ({ dockerfile: 'app/Dockerfile' }),
    [
      `${atDockerfile} app/app/Dockerfile, which is not there → write \`Dockerfile\`: its path starts at the context`,
    ],
  ],
  [
    'a Dockerfile without a stage',
    (at) => ({ context: at, dockerfile_inline: 'RUN x\n' }),
    [
      'build.dockerfile_inline: x: its Dockerfile has no FROM → begin it with `FROM` and the image that it starts from',
    ],
  ],
  [
    'a stage of nearly that name',
    (at) => ({ context: `${at}/staged`, target: 'prd' }),
    ['build.target: x is built up to the stage prd, which its Dockerfile does not have → write `prod`'],
  ],
  [
    'a stage of another name',
    (at) => ({ context: `${at}/staged`, target: 'release' }),
    [
      'build.target: x is built up to the stage release, which its Dockerfile does not have → write one that is there: `base` and `prod`',
    ],
  ],
  [
    'a stage of an inline Dockerfile',
    () => ({ dockerfile_inline: 'FROM alpine', target: 'release' }),
    [
      'build.target: x is built up to the stage release, which its Dockerfile does not have → name a stage with `FROM … AS NAME`',
    ],
  ],
])('%s is a slip, in a plan as well', async (_name, build, problems) => {
  expect(await told(build)).toEqual(problems)
  expect(await told(build, false)).toEqual(problems)
})

test.each<[string, (directory: string) => JsonObject, readonly string[]]>([
  [
    'every folder, a named one too',
    (at) => ({ context: `${at}/dist`, additional_contexts: { shared: `${at}/none/x`, app: `${at}/app` } }),
    [
      `${atContext} dist, which is not there → ${correct}`,
      `build.additional_contexts.shared: x is built from none/x, which is not there → ${correct}`,
    ],
  ],
  [
    'a Dockerfile beside others',
    (at) => ({ context: `${at}/web` }),
    [
      `${atDockerfile} web/Dockerfile, which is not there → write one that is there with \`dockerfile:\`: \`Dockerfile.dev\``,
    ],
  ],
  [
    'a Dockerfile in a folder without any',
    (at) => ({ context: `${at}/old` }),
    [
      `${atDockerfile} old/Dockerfile, which is not there → correct the path, or make the file before the gate`,
    ],
  ],
  [
    'a Dockerfile of a submodule that was not checked out',
    (at) => ({ context: `${at}/sub` }),
    [
      `${atDockerfile} sub/Dockerfile, which is not there → fill the folder before the gate: ` +
        'a submodule needs `submodules: true` at actions/checkout',
    ],
  ],
])(
  '%s: missing sources are told before anything is built, and a plan does without them',
  async (_name, build, problems) => {
    expect(await told(build)).toEqual(problems)
    expect(await told(build, false)).toEqual([])
  },
)

test.each<[string, (directory: string) => JsonObject]>([
  ['a Dockerfile that is there', () => ({})],
  ['a stage that is there', (at) => ({ context: `${at}/staged`, target: 'Base' })],
  ['a stage by its number', (at) => ({ context: `${at}/staged`, target: '1' })],
  [
    'a Dockerfile in words of its own',
    (at) => ({ context: `${at}/staged`, dockerfile: 'own', target: 'release' }),
  ],
  ['a `dockerfile`, which a builder takes as well', (at) => ({ context: `${at}/backend` })],
  ['a Dockerfile in the Compose file', (at) => ({ context: `${at}/old`, dockerfile_inline: 'FROM scratch' })],
  ['what is elsewhere', () => ({ context: 'https://example.org/x.git#main:none' })],
  ['a Dockerfile at an address', () => ({ dockerfile: 'https://example.org/Dockerfile' })],
  [
    'contexts that are images, builds or addresses',
    () => ({
      additional_contexts: { a: 'docker-image://x', b: 'https://example.org/x.git', c: 'oci-layout:///x' },
    }),
  ],
])('nothing is told of %s', async (_name, build) => {
  expect(await told(build)).toEqual([])
})
