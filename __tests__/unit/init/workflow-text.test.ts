import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { CHECKOUT, secretOfFile, UPLOAD_ARTIFACT, workflowText } from '../../../src/init/workflow-text.js'
import { read, tracked } from '../repository/files.js'

const gaps = { copies: [], files: [], made: [], variables: [], selection: {} }
const plain = { folder: '', defaultBranch: 'main', version: '1.2.3', timeout: 900_000, inputs: {}, gaps }

interface Shown {
  readonly name: string
  readonly on: unknown
  readonly jobs: { readonly gate: { readonly 'timeout-minutes': number; readonly steps: readonly Step[] } }
}
interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: unknown
  readonly env?: unknown
}

function workflow(more: Partial<typeof plain> = {}) {
  const shown = parse(workflowText({ ...plain, ...more })) as Shown
  const { steps } = shown.jobs.gate
  return { ...shown, steps, gate: steps.find(({ id }) => id === 'gate') }
}

describe('the workflow', () => {
  test('checks out, runs the gate, keeps the report', () => {
    const { name, on, steps, gate, jobs } = workflow()
    expect(name).toBe('Compose gate')
    expect(on).toEqual({ push: { branches: ['main'] }, pull_request: null })
    expect(steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'actions/checkout',
      'compose-gate/compose-gate',
      'actions/upload-artifact',
    ])
    expect(gate).toEqual({ id: 'gate', uses: 'compose-gate/compose-gate@v1.2.3' })
    expect(jobs.gate['timeout-minutes']).toBe(20)
  })

  test('has the folder and the inputs, as they were given', () => {
    const smoke = '# Why: because.\n- request: GET /\n  headers:\n    Host: shop'
    const inputs = { 'compose-file': ['a.yaml', 'b.yaml'], strict: 'true', app: 'a: b #c', smoke }
    const { name, gate } = workflow({ folder: 'services/shop', inputs })
    expect(name).toBe('Compose gate (services/shop)')
    expect(gate?.with).toEqual({
      'working-directory': 'services/shop',
      'compose-file': 'a.yaml\nb.yaml\n',
      strict: 'true',
      app: 'a: b #c',
      smoke: `${smoke}\n`,
    })
  })

  test('fills the gaps of a checkout before the gate runs', () => {
    const { steps, gate } = workflow({
      gaps: {
        ...gaps,
        copies: [{ example: 'a b/.env.example', file: 'a b/.env' }],
        files: ['keys/web.txt', 'web.env'],
        variables: ['TAG', 'DB_PASSWORD'],
        selection: { COMPOSE_FILE: 'a.yaml:b.yaml' },
      } as unknown as typeof gaps,
    })
    expect(steps.slice(1, 4).map(({ run, env }) => ({ run, env }))).toEqual([
      { run: "cp -- 'a b/.env.example' 'a b/.env'", env: undefined },
      {
        run: 'mkdir -p -- keys\nprintf \'%s\\n\' "$CONTENT" > keys/web.txt\n',
        env: { CONTENT: '${{ secrets.KEYS_WEB_TXT }}' },
      },
      { run: 'printf \'%s\\n\' "$CONTENT" > web.env\n', env: { CONTENT: '${{ secrets.WEB_ENV }}' } },
    ])
    expect(gate?.env).toEqual({
      COMPOSE_FILE: 'a.yaml:b.yaml',
      TAG: '${{ vars.TAG }}',
      DB_PASSWORD: '${{ secrets.DB_PASSWORD }}',
    })
  })

  test('says where that is made which an image is made from', () => {
    const text = workflowText({ ...plain, gaps: { ...gaps, made: ['target/app.jar'] } })
    expect(text).toMatch(/persist-credentials: false\n +# Git ignores target\/app\.jar, .+\n +- id: gate\n/)
  })

  test('pins the actions that the repository itself uses', () => {
    const used = tracked(/^\.github\/workflows\/.*\.yml$/)
      .map(read)
      .join('\n')
    for (const action of [CHECKOUT, UPLOAD_ARTIFACT]) expect(used).toContain(`uses: ${action}\n`)
  })
})

test.each([
  ['.env', 'DOT_ENV'],
  ['config/prod.env', 'CONFIG_PROD_ENV'],
  ['shop/.env', 'SHOP_DOT_ENV'],
])('the secret of the file %s is %s', (path, name) => {
  expect(secretOfFile(path)).toBe(name)
})
