import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { PathThere } from '../../../src/engine/locating.js'
import type { Plan } from '../../../src/plan/plan.js'
import type { EngineFiles } from '../../../src/reach/engine-files.js'
import type { EnginePlace } from '../../../src/reach/engine-place.js'
import { filesOfEngine, placeFiles } from '../../../src/reach/place-files.js'
import { Folder } from '../../harness/folder.js'
import { planned, project } from '../plan/sketch.js'

type Engine = Parameters<typeof filesOfEngine>[1]

function engineAt(host: string | undefined): Engine {
  const pathThere = async (path: string): Promise<PathThere> =>
    path.includes('.compose-gate-') ? 'missing' : 'there'
  return { locating: { pathThere }, host } as unknown as Engine
}

const here = { kind: 'here', isProven: true } as const
const elsewhere = { kind: 'elsewhere', host: 'far' } as const

test.each<[string, string | undefined, EnginePlace, string]>([
  ['a socket', 'unix:///docker.sock', here, 'all'],
  ['a socket that leads elsewhere', 'unix:///docker.sock', elsewhere, 'none'],
  ['the default socket', undefined, here, 'all'],
  ['another machine', 'tcp://far', elsewhere, 'none'],
])('the files of an engine at %s', async (_, host, place, kind) => {
  expect(await filesOfEngine({ own: undefined, place }, engineAt(host), '/shop')).toEqual({ kind })
})

test('a container gets what is special here from nobody', async () => {
  const whole = project({ app: { image: 'shop' } })
  const mount = { type: 'bind', source: '/dev/null', target: '/t', read_only: true }
  const socket = { ...mount, source: '/proc/self/fd/0' }
  const plan: Plan = {
    ...planned(whole),
    model: { services: { app: { image: 'shop', volumes: [mount, socket] } } },
  }
  const placed = await placeFiles(plan, whole, { kind: 'none' }, engineAt('tcp://far'))
  expect([placed.copies, placed.problems]).toEqual([[], []])
})

test('what may be written to stays where the engine has its folder, as that of the project', async () => {
  await using folder = await Folder.with({ data: '' })
  const whole = project({ app: { image: 'shop' } })
  const volumes = [folder.path, join(folder.path, 'data')].map((source) => ({
    type: 'bind',
    source,
    target: '/t',
  }))
  const plan: Plan = { ...planned(whole), model: { services: { app: { image: 'shop', volumes } } } }
  const problemsWith = async (files: EngineFiles, pathThere: Engine['locating']['pathThere']) =>
    (await placeFiles(plan, whole, files, { locating: { pathThere } } as Engine)).problems.length
  const shop: EngineFiles = { kind: 'folder', folder: '/shop' }
  expect(await problemsWith(shop, async () => 'there')).toBe(0)
  expect(await problemsWith(shop, async () => 'missing')).toBe(2)
  expect(await problemsWith({ kind: 'none' }, async () => 'there')).toBe(2)
  expect(await readdir(folder.path)).toEqual(['data'])
})
