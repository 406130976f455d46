import { describe, expect, test } from '@jest/globals'
import { type JsonObject, object } from '../../../src/common/json.js'
import type { Plan } from '../../../src/plan/plan.js'
import type { EngineFiles } from '../../../src/reach/engine-files.js'
import { MAX_COPIED_BYTES, withFilesAt } from '../../../src/reach/placed-files.js'
import type { SourceFacts } from '../../../src/reach/source-facts.js'
import { planned, project } from '../plan/sketch.js'

const whole = project({ app: { image: 'shop' } })

interface Given {
  readonly files?: EngineFiles
  readonly here?: SourceFacts
  readonly there?: 'there' | 'missing' | 'unknown'
  readonly isReadOnlyService?: boolean
  readonly isShared?: boolean
}

/** What becomes of one mount, or of a secret, of the only service; and of a volume that stands for a folder. */
async function placed(
  mount: JsonObject,
  { files = { kind: 'none' }, here, there = 'missing', isReadOnlyService, isShared = false }: Given,
) {
  const secrets = { key: { file: '/shop/key' } }
  const gets = 'type' in mount ? { volumes: [mount] } : { secrets: [mount] }
  const app = { image: 'shop', ...gets, ...(isReadOnlyService ? { read_only: true } : {}) }
  const folders = { up: { driver_opts: { type: 'none', o: 'bind', device: '/__w/up' } }, data: {} }
  const plan: Plan = { ...planned(whole), model: { services: { app }, secrets, volumes: folders } }
  const {
    plan: changed,
    copies,
    problems,
  } = await withFilesAt(plan, whole, {
    files,
    here: async () => here ?? { is: 'missing' },
    there: async () => there,
    shares: async () => isShared,
  })
  const { volumes, secrets: left } = object(object(changed.model.services).app)
  const device = object(object(object(changed.model.volumes).up).driver_opts).device
  return { volumes, secrets: left, device, copies, problems: problems.map(({ message }) => message) }
}

const bind = (source: string, readOnly = false): JsonObject => ({
  type: 'bind',
  source,
  target: '/t',
  ...(readOnly ? { read_only: true } : {}),
  bind: { create_host_path: true },
})
const small: SourceFacts = { is: 'file', bytes: 3 }
const mounts: EngineFiles = { kind: 'mounts', mounts: [{ target: '/__w', source: '/srv/$work' }] }

describe('a mount', () => {
  test('stays where the engine has all files', async () => {
    const mount = bind('/shop/a')
    expect((await placed(mount, { files: { kind: 'all' } })).volumes).toEqual([mount])
  })

  test('is translated where the engine has it elsewhere', async () => {
    const { volumes, copies } = await placed(bind('/__w/a'), { files: mounts, here: small })
    expect([volumes, copies]).toEqual([[{ ...bind('/__w/a'), source: '/srv/$$work/a' }], []])
  })

  test('brings along what lies on other mounts below it', async () => {
    const shop = [
      { target: '/__w', source: '/srv/work' },
      { target: '/__w/r/cache', source: '/$cache' },
      { target: '/__w/r/memory', source: undefined },
    ]
    const mount = bind('/__w/r', true)
    const { volumes } = await placed(mount, { files: { kind: 'mounts', mounts: shop } })
    expect(volumes).toEqual([
      { ...mount, source: '/srv/work/r' },
      { ...mount, source: '/$$cache', target: '/t/cache' },
    ])
  })

  test('that may be written to stays where the engine has it too', async () => {
    for (const here of [small, { is: 'special' } as const]) {
      const { volumes, problems } = await placed(bind('/srv/a'), { here, isShared: true })
      expect([volumes, problems]).toEqual([[bind('/srv/a')], []])
    }
  })

  test('that is read-only is handed over where the engine does not have it', async () => {
    const { volumes, copies, problems } = await placed(bind('/shop/a', true), { here: small })
    expect({ volumes, problems }).toEqual({ volumes: [], problems: [] })
    expect(copies).toEqual([{ service: 'app', source: '/shop/a', target: '/t' }])
  })

  test.each<[string, JsonObject, Given, string]>([
    ['may be written to', bind('/shop/a'), { here: small }, 'which may be written to'],
    [
      'has too much',
      bind('/shop/a', true),
      { here: { is: 'folder', bytes: MAX_COPIED_BYTES + 1 } },
      'more than 64 MB',
    ],
    ['is a socket', bind('/run/docker.sock', true), { here: { is: 'special' } }, 'is a socket or a device'],
    [
      'is for a read-only container',
      bind('/a', true),
      { here: small, isReadOnlyService: true },
      '`read_only: true`',
    ],
  ])('that %s is a problem', async (_, mount, given, words) => {
    const { problems, copies } = await placed(mount, given)
    expect(problems).toEqual([expect.stringContaining(words)])
    expect(copies).toEqual([])
  })

  test.each<[string, JsonObject, Given]>([
    ['that is only there is never made', bind('/srv/data'), { there: 'there' }],
    ['of each machine’s own is never made', bind('/proc', true), { here: { is: 'folder', bytes: 1 } }],
    ['of the whole machine is never made', bind('/', true), { here: { is: 'folder', bytes: 1 } }],
  ])('%s', async (_, mount, given) => {
    const { volumes, problems } = await placed(mount, given)
    expect({ volumes, problems }).toEqual({
      volumes: [{ ...mount, bind: { create_host_path: false } }],
      problems: [],
    })
  })

  test('that is nowhere is an empty volume of the run', async () => {
    expect((await placed(bind('/shop/logs'), {})).volumes).toEqual([{ type: 'volume', target: '/t' }])
  })
})

describe('a volume that stands for a folder', () => {
  const mount = { type: 'volume', source: 'up', target: '/up' }
  const folder: SourceFacts = { is: 'folder', bytes: 3 }

  test('is translated where the engine has its folder elsewhere', async () => {
    const { volumes, device } = await placed(mount, { files: mounts, here: folder })
    expect({ volumes, device }).toEqual({ volumes: [mount], device: '/srv/$$work/up' })
  })

  test('is handed over where the engine does not have it', async () => {
    const { volumes, copies } = await placed({ ...mount, read_only: true }, { here: folder })
    expect(volumes).toEqual([])
    expect(copies).toEqual([{ service: 'app', source: '/__w/up', target: '/up' }])
  })

  test('is a problem where it may be written to', async () => {
    const { problems } = await placed(mount, { here: folder })
    expect(problems).toEqual([expect.stringMatching(/^the volume up of app is .*, which may be written to/)])
  })

  test('is left to the engine where nobody here has its folder', async () => {
    const { volumes, device, problems } = await placed(mount, {})
    expect({ volumes, device, problems }).toEqual({ volumes: [mount], device: '/__w/up', problems: [] })
  })
})

describe('a secret', () => {
  test('is mounted where the engine has its file', async () => {
    const { volumes, secrets } = await placed(
      { source: 'key' },
      { files: { kind: 'folder', folder: '/shop' } },
    )
    const mount = { type: 'bind', source: '/shop/key', target: '/run/secrets/key', read_only: true }
    expect({ volumes, secrets }).toEqual({ volumes: [mount], secrets: undefined })
  })

  test('is handed over where it does not', async () => {
    const { copies } = await placed({ source: 'key' }, { here: small })
    expect(copies).toEqual([{ service: 'app', source: '/shop/key', target: '/run/secrets/key' }])
  })

  test('whose file is nowhere is a problem', async () => {
    const { problems } = await placed({ source: 'key' }, {})
    expect(problems).toEqual([expect.stringMatching(/^the secret key is the file .*, which is not there$/)])
  })
})

test.each<[EngineFiles, boolean]>([
  [{ kind: 'none' }, false],
  [{ kind: 'mounts', mounts: [] }, true],
])('whether a missing source is told where the engine has %j', async (files, isTold) => {
  const finding = { code: 'BIND_SOURCE', severity: 'warning', message: 'app mounts ./x, which is not there' }
  const plan = { ...planned(whole), findings: [finding] } as unknown as Plan
  const there = async () => 'missing' as const
  const look = { files, here: async () => small, there, shares: async () => false }
  expect((await withFilesAt(plan, whole, look)).plan.findings.length > 0).toBe(isTold)
})
