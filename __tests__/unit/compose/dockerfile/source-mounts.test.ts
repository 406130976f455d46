import { describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../../../src/common/json.js'
import type { ImageContent } from '../../../../src/compose/dockerfile/image-content.js'
import { parseIgnores } from '../../../../src/compose/dockerfile/path-patterns.js'
import { sourceMounts } from '../../../../src/compose/dockerfile/source-mounts.js'
import { servicesOf } from '../../../../src/compose/service.js'
import { Folder } from '../../../harness/folder.js'

/** The mounts that lie over an image which has `app/` at `/srv`; `HERE` stands for the project's folder. */
async function over(
  volumes: readonly Json[],
  { topLevel = {}, unplaced = false }: { topLevel?: JsonObject; unplaced?: boolean } = {},
) {
  await using folder = await Folder.with({ 'app/main.c': '', 'shared/x': '' })
  const here = (value: Json) => JSON.parse(JSON.stringify(value).replaceAll('HERE', folder.path))
  const context = `${folder.path}/app`
  const from = { kind: 'folder', folder: { path: context, ignores: parseIgnores('') } } as const
  const content: ImageContent = {
    copies: [{ from, sources: ['.'], destination: unplaced ? undefined : '/srv' }],
  }
  const model = { services: { app: { build: {}, volumes: here(volumes) } }, volumes: here(topLevel) }
  const { app } = servicesOf(model, model)
  if (app === undefined) throw new Error('no service')
  const found = await sourceMounts(app, content, context, { model })
  return found.map(({ source, target }) => `${source.replace(folder.path, '.')} ${target}`)
}

const bind = (source: string, target: string, more: JsonObject = {}) => ({
  type: 'bind',
  source,
  target,
  ...more,
})

describe('mounts over an image', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['the context', bind('HERE/app', '/srv'), ['./app /srv']],
    ['the context, read-only', bind('HERE/app', '/srv', { read_only: true }), ['./app /srv']],
    ['a part of it', bind('HERE/app/main.c', '/srv/main.c'), ['./app/main.c /srv/main.c']],
    ['what the context is a part of', bind('HERE', '/srv'), ['. /srv']],
    ['what is not of the context', bind('HERE/shared', '/srv'), []],
    ['a part where the image has nothing', bind('HERE/app', '/data'), []],
    ['a file that the image does not have', bind('HERE/app/local.c', '/srv/local.c'), []],
    ['a volume', { type: 'volume', source: 'data', target: '/srv' }, []],
    ['a folder in memory', { type: 'tmpfs', target: '/srv' }, []],
  ])('%s', async (_, volume, expected) => {
    expect(await over([volume])).toEqual(expected)
  })

  test.each([
    ['none', 'bind', ['./app /srv']],
    ['none', 'rw,rbind', ['./app /srv']],
    ['nfs', 'addr=10.0.0.1', []],
  ])('a volume that is a folder: type %s, %s', async (type, o, expected) => {
    const topLevel = { code: { driver_opts: { type, o, device: 'HERE/app' } } }
    expect(await over([{ type: 'volume', source: 'code', target: '/srv' }], { topLevel })).toEqual(expected)
  })

  test('where the base says where the files go, what is copied is what is meant', async () => {
    const volumes = [bind('HERE/app', '/usr/src/app'), bind('HERE/app/main.c', '/etc/x')]
    expect(await over(volumes, { unplaced: true })).toEqual(['./app /usr/src/app'])
  })
})
