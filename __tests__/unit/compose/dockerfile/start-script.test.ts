import { describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../../../src/common/json.js'
import { withDockerfiles } from '../../../../src/compose/dockerfile/with-dockerfiles.js'
import { Folder } from '../../../harness/folder.js'
import { project } from '../../plan/sketch.js'

/** The text of the script that a service begins with; `HERE` stands for the folder. */
async function scriptOf(
  service: JsonObject,
  files: Readonly<Record<string, string>>,
  rest: JsonObject = {},
): Promise<string | undefined> {
  await using folder = await Folder.with(files, 'start-script')
  const here = (value: JsonObject) =>
    JSON.parse(JSON.stringify(value).replaceAll('HERE', folder.path)) as typeof value
  const whole = project({ x: { raw: here(service) } }, here(rest))
  return (await withDockerfiles(whole, {}, folder.path)).services.x?.startScript?.text
}

const bind = (source: string, target: string): Json => ({ type: 'bind', source, target })
const init = { 'scripts/init.sh': 'cp a b\r\n' }

describe('a mounted script is read', () => {
  test.each<[string, JsonObject]>([
    ['in a mounted folder', { command: ['sh', '/s/init.sh'], volumes: [bind('HERE/scripts', '/s')] }],
    ['by itself', { entrypoint: ['/seed.sh'], volumes: [bind('HERE/scripts/init.sh', '/seed.sh')] }],
    [
      'by a path from the working directory',
      { command: ['./init.sh'], working_dir: '/s', volumes: [bind('HERE/scripts', '/s')] },
    ],
    ['the only one by this path', { command: ['./init.sh'], volumes: [bind('HERE/scripts', '/s')] }],
    ['the only one of this name', { command: ['./init.sh'], volumes: [bind('HERE/scripts/init.sh', '/s')] }],
    ['where programs are', { command: ['init.sh'], volumes: [bind('HERE/scripts', '/usr/local/bin')] }],
  ])('%s', async (_name, service) => {
    expect(await scriptOf({ image: 'alpine', ...service }, init)).toBe('cp a b\n')
  })

  test.each<[string, JsonObject, Readonly<Record<string, string>>]>([
    [
      'under another mount',
      {
        command: ['sh', '/s/a/init.sh'],
        volumes: [bind('HERE/scripts', '/s'), { type: 'volume', source: 'v', target: '/s/a' }],
      },
      { 'scripts/a/init.sh': 'cp a b' },
    ],
    ['that is not there', { command: ['sh', '/s/none.sh'], volumes: [bind('HERE/scripts', '/s')] }, init],
    ['of an image', { command: ['sh', '/other/init.sh'], volumes: [bind('HERE/scripts', '/s')] }, init],
    [
      'of several in folders of which nobody knows which is meant',
      { command: ['./init.sh'], volumes: [bind('HERE/scripts', '/s'), bind('HERE/more', '/t')] },
      { ...init, 'more/init.sh': 'cp c d' },
    ],
    [
      'in another language',
      { command: ['/s/init.sh'], volumes: [bind('HERE/scripts', '/s')] },
      { 'scripts/init.sh': '#!/usr/bin/python3\nexit()' },
    ],
    [
      'too long for one',
      { command: ['/s/init.sh'], volumes: [bind('HERE/scripts', '/s')] },
      { 'scripts/init.sh': 'echo\n'.repeat(20_000) },
    ],
  ])('but not one %s', async (_name, service, files) => {
    expect(await scriptOf({ image: 'alpine', ...service }, files)).toBeUndefined()
  })
})

test('a script in a config is read, with each dollar once', async () => {
  const service = {
    image: 'alpine',
    command: ['sh', '/run-it'],
    configs: [{ source: 'it', target: '/run-it' }],
  }
  expect(await scriptOf(service, {}, { configs: { it: { content: 'echo $$X' } } })).toBe('echo $X')
  expect(await scriptOf(service, init, { configs: { it: { file: 'HERE/scripts/init.sh' } } })).toBe(
    'cp a b\n',
  )
})

describe('a script that a Dockerfile copies is read', () => {
  test.each([
    ['COPY scripts/init.sh /seed.sh\nENTRYPOINT ["/seed.sh"]'],
    ['COPY scripts/init.sh /app/\nCMD ["/app/init.sh"]'],
    ['WORKDIR /app\nCOPY . .\nCMD ["scripts/init.sh"]'],
    ['COPY scripts/*.sh /usr/local/bin/\nCMD ["init.sh"]'],
    ['FROM alpine AS made\nCOPY scripts /s\nFROM alpine\nCOPY --from=made /s /t\nCMD sh /t/init.sh'],
    ['COPY scripts .\nCMD ["./init.sh"]'],
    ['COPY scripts/init.sh /opt/\nCMD ["./init.sh"]'],
    ['COPY . .\nCMD ["sh", "scripts/init.sh"]'],
    ['FROM alpine AS made\nWORKDIR /s\nCOPY scripts .\nFROM alpine\nCOPY --from=made /s .\nCMD sh init.sh'],
  ])('%j', async (rest) => {
    const dockerfile = rest.startsWith('FROM') ? rest : `FROM alpine\n${rest}`
    const files = { ...init, Dockerfile: dockerfile }
    expect(await scriptOf({ build: { context: 'HERE' } }, files)).toBe('cp a b\n')
  })

  test.each([
    ['a folder that is ignored', 'COPY scripts /s\nCMD ["/s/init.sh"]', 'scripts'],
    ['what a command makes', 'RUN make /s/init.sh\nCMD ["/s/init.sh"]', ''],
    ['a folder that may be another', 'COPY scripts .\nWORKDIR /app\nCMD ["./init.sh"]', ''],
    ['what is copied elsewhere', 'COPY scripts /t\nCMD ["/s/init.sh"]', ''],
  ])('but not from %s', async (_name, rest, ignored) => {
    const files = { ...init, Dockerfile: `FROM alpine\n${rest}`, '.dockerignore': ignored }
    expect(await scriptOf({ build: { context: 'HERE' } }, files)).toBeUndefined()
  })
})

describe('a script of a package is read', () => {
  const files = { 'package.json': '{"scripts": {"build": "tsc -w"}}' }

  test('from a mounted folder', async () => {
    const service = {
      image: 'node',
      command: ['npm', 'run', 'build'],
      working_dir: '/app',
      volumes: [bind('HERE', '/app')],
    }
    expect(await scriptOf(service, files)).toBe('tsc -w')
    expect(await scriptOf({ ...service, working_dir: '/other' }, files)).toBeUndefined()
  })

  test('from an image', async () => {
    const dockerfile = 'FROM node\nWORKDIR /app\nCOPY package.json ./\nCMD ["yarn", "build"]'
    expect(await scriptOf({ build: { context: 'HERE' } }, { ...files, Dockerfile: dockerfile })).toBe(
      'tsc -w',
    )
  })
})
