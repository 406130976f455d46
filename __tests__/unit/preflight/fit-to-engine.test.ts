import { describe, expect, test } from '@jest/globals'
import type { Inventory } from '../../../src/engine/container-facts.js'
import type { NameHolder } from '../../../src/engine/name-claims.js'
import { fileProblems, fitToEngine, toolProblems } from '../../../src/preflight/fit-to-engine.js'
import { Folder } from '../../harness/folder.js'
import { StubTools } from '../../harness/stub-tools.js'
import { planned, project, settings } from '../plan/sketch.js'

const services = { web: { image: 'acme/web:1', ports: ['80'] } }
const checks = { value: { kind: 'hurl', file: 'checks.hurl' }, origin: { label: '--smoke' } } as const
const withHurl = planned(project(services), settings({}, { checks }))
const plain = planned(project(services), settings())

describe('files that a plan needs', () => {
  test('are told where they are missing, and alone, whether or not Hurl is there', async () => {
    const problems = [{ message: 'smoke: there is no checks.hurl in /nowhere', instead: expect.any(String) }]
    expect(await fileProblems(withHurl, { directory: '/nowhere' })).toEqual(problems)
    const lacking = toolProblems(withHurl, { build: {} }, { directory: '/nowhere' }, { PATH: '/nowhere' })
    expect(await lacking).toEqual(problems)
  })

  test('are none where there is no Hurl file, or it is there', async () => {
    await using folder = await Folder.with({ 'checks.hurl': '' }, 'fit-to-engine')
    expect([
      await fileProblems(plain, { directory: '/nowhere' }),
      await fileProblems(withHurl, { directory: folder.path }),
    ]).toEqual([[], []])
  })
})

/** Needs tools where these scripts are all there is. */
async function needed(
  plan: typeof plain,
  builder: string | undefined,
  scripts: Readonly<Record<string, string>>,
) {
  await using tools = await StubTools.with(scripts)
  await using folder = await Folder.with({ 'checks.hurl': '' }, 'fit-to-engine')
  const path = process.env.PATH
  process.env.PATH = tools.path
  try {
    const problems = await toolProblems(
      plan,
      { build: { builder } },
      { directory: folder.path },
      { PATH: tools.path },
    )
    return problems.map(({ message }) => message)
  } finally {
    process.env.PATH = path
  }
}

describe('tools that a plan needs', () => {
  const noBuilder = { docker: 'echo "ERROR: no builder \\"big\\" found" >&2; exit 1' }

  test('are Hurl for a Hurl file', async () => {
    expect(await needed(withHurl, undefined, {})).toEqual(['checks.hurl needs hurl, which is not on PATH'])
    expect(await needed(withHurl, undefined, { hurl: 'echo hurl 7.1.0' })).toEqual([])
    expect(await needed(plain, undefined, {})).toEqual([])
  })

  test('are the builder that the setting names', async () => {
    expect(await needed(plain, 'big', noBuilder)).toEqual(['builder: there is no builder "big"'])
    expect(await needed(plain, 'big', { docker: 'echo Name: big' })).toEqual([])
  })

  test('are told all at once', async () => {
    expect(await needed(withHurl, 'big', noBuilder)).toHaveLength(2)
  })
})

describe('a plan on an engine', () => {
  const nothing: Inventory = { containers: [], networks: [], volumes: [], images: [] }
  const engine = (there: Partial<Inventory>, networks: readonly string[] = [], holder?: NameHolder) => ({
    names: { holder: async () => holder },
    inventory: async () => ({ ...nothing, ...there }),
    hasNetwork: async (name: string) => networks.includes(name),
    hasVolume: async () => false,
  })

  test('stays as it is where nothing is missing', async () => {
    expect(await fitToEngine(plain, engine({ images: ['left:run'] }))).toBe(plain)
  })

  test('is refused where the name is taken, because removing the run would remove what is there', async () => {
    const container = { id: '1', name: 'shop-app-1', service: 'app', image: '', state: 'running' }
    const taken = engine({
      containers: [container],
      networks: [{ id: 'n', name: 'shop_default' }],
      volumes: ['a', 'b'],
    })
    await expect(fitToEngine(plain, taken)).rejects.toMatchObject({
      problems: [{ message: 'the project name shop is taken: the engine has shop-app-1, shop_default, a' }],
    })
  })

  test('is refused where another run has the name, which may not have made anything yet', async () => {
    const taken = engine({}, [], { id: 'other', begunAt: '2026-01-02T03:04:05.000Z' })
    await expect(fitToEngine(plain, taken)).rejects.toMatchObject({
      problems: [
        { message: 'the project name shop is taken by a run that began at 2026-01-02T03:04:05.000Z' },
      ],
    })
  })

  test('gets its own networks and volumes in place of external ones that are missing', async () => {
    const networks = { there: { name: 'there', external: true }, away: { name: 'far-away', external: true } }
    const volumes = { data: { external: true } }
    const plan = planned(project(services, { networks, volumes }), settings())
    const fitted = await fitToEngine(plan, engine({}, ['there']))
    expect(fitted.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['EXTERNAL_NETWORK', 'EXTERNAL_VOLUME']),
    )
    expect(fitted.model.networks).toMatchObject({ there: { external: true } })
    expect(fitted.model.networks).not.toMatchObject({ away: { external: true } })
  })
})
