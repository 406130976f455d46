import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../src/common/clock.js'
import { Interrupted } from '../../src/common/interrupted.js'
import { gate } from '../../src/gate.js'
import type { Host } from '../../src/host/host.js'
import { ReportFolder } from '../../src/host/report-folder.js'
import { createMasker } from '../../src/masking/masker.js'
import type { RunRecord } from '../../src/record/run-record.js'
import type { GivenSettings } from '../../src/settings/given.js'
import { FakeEngine, type Things } from '../harness/fake-engine.js'
import { Folder } from '../harness/folder.js'
import { StubTools } from '../harness/stub-tools.js'
import { webModel } from './web-model.js'

const origin = { label: 'test' }

/** Unlike any other test's: whoever tests a removal kills all commands of its project, on the whole machine. */
const name = `gate-test-${process.pid}`
const compose = `services:
  web:
    image: acme/web:1
    ports: ["80"]
    privileged: true
    environment: {API_TOKEN: "\${API_TOKEN}"}
`
const model = webModel({ environment: { API_TOKEN: 'hunter22' }, privileged: true })

/** A Compose that knows the project, but cannot create its containers. */
const docker = `
case "$*" in
  *" config "*) printf '%s' '${JSON.stringify(model)}' ;;
  *" version "*) echo 2.40.3 ;;
  *" create "*) echo "no such device: /dev/kvm" >&2; exit 1 ;;
  *) exit 9 ;;
esac`

interface Gating {
  readonly given?: GivenSettings
  readonly script?: string
  readonly things?: Things
  /** No engine is there. */
  readonly isGone?: boolean
  readonly signal?: AbortSignal
  onStart?(id: string): void
}

async function gated(gating: Gating) {
  const { given = {}, script = docker, things = {}, isGone = false, signal, onStart = () => {} } = gating
  await using folder = await Folder.with({ 'compose.yaml': compose }, 'gate')
  await using tools = await StubTools.with({ docker: script })
  await using engine = await FakeEngine.with(things)
  if (isGone) await engine.stop()
  const happened: string[] = []
  const masker = createMasker()
  const host: Host = {
    stays: (project) => `somebody removes ${project}`,
    plan: () => void happened.push('plan'),
    started: ({ id }) => {
      happened.push(`started ${id}`)
      onStart(id)
    },
    ended: ({ id, status }) => void happened.push(`${status} ${id}`),
    note: (line) => void happened.push(`note ${line}`),
    output: () => {},
    finding: ({ code }) => void happened.push(`finding ${code}`),
    noticed: ({ code }) => void happened.push(`noticed ${code}`),
    problems: (problems) => void happened.push(...problems.map(({ message }) => `problem ${message}`)),
    verdict: async (record: RunRecord) => void happened.push(`verdict ${record.verdict}`),
    mask: (secret) => void happened.push(`mask ${secret}`),
  }
  const environment = { ...engine.env, PATH: tools.searchPath }
  const before = process.env.DOCKER_HOST
  process.env.DOCKER_HOST = engine.env.DOCKER_HOST
  try {
    const location = { files: [], directory: folder.path, envFiles: [], profiles: [], name }
    const { record, exitCode } = await gate(
      { given, location, problems: [] },
      {
        host,
        reports: new ReportFolder(`${folder.path}/reports`, masker),
        masker,
        environment,
        clock: systemClock,
        run: { id: 'this-run', begunAt: '2026-01-02T03:04:05.000Z' },
        unfinishedWorkMs: 0,
        claim: ({ secrets, grace }) => void happened.push(`claim ${secrets} ${grace}`),
      },
      signal ?? new AbortController().signal,
    )
    return { record, exitCode, happened, files: [...(await folder.read()).keys()] }
  } finally {
    if (before === undefined) delete process.env.DOCKER_HOST
    else process.env.DOCKER_HOST = before
  }
}

describe('a run', () => {
  test('that fails is torn down, told and reported', async () => {
    const { record, exitCode, happened, files } = await gated({})
    expect([exitCode, record.verdict, record.failedStep]).toEqual([3, 'error', 'create:web'])
    expect(record.reason).toBe('web: could not be created: no such device: /dev/kvm.')
    expect(record.steps.at(-1)).toMatchObject({ id: 'teardown', status: 'passed' })
    expect(record.engine).toEqual({ version: undefined, compose: '2.40.3' })
    expect(files).toContain('reports/report.json')
    const order = [
      ...['mask hunter22', 'plan', 'claim API_TOKEN undefined'],
      ...['started create:web', 'failed create:web', 'verdict error'],
    ]
    expect(happened.filter((line) => order.includes(line))).toEqual(order)
  })

  test('that is to stay up does', async () => {
    const { record } = await gated({ given: { teardown: { value: 'job', origin } } })
    expect(record.steps.find(({ id }) => id === 'teardown')).toBeUndefined()
  })

  test('that is to stay up does not where it was interrupted', async () => {
    const over = new AbortController()
    const script = docker.replace('echo "no such device: /dev/kvm" >&2; exit 1', 'exec sleep 30')
    const onStart = (id: string) => {
      if (id === 'create:web') setTimeout(() => over.abort(new Interrupted('SIGINT')), 50)
    }
    const given = { teardown: { value: 'job', origin } }
    const running = gated({ given, script, signal: over.signal, onStart })
    const { record, exitCode } = await running
    expect([exitCode, record.verdict, record.reason]).toEqual([
      130,
      'cancelled',
      'Cancelled by SIGINT during create web.',
    ])
    expect(record.steps.at(-1)).toMatchObject({ id: 'teardown' })
  })
})

describe('nothing is run, and nothing claimed,', () => {
  test('where docker hangs for longer than the whole run may take', async () => {
    const given = { timeout: { value: '600ms', origin } }
    const begun = performance.now()
    const { record, exitCode, happened } = await gated({ given, script: 'exec sleep 60' })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect([exitCode, record.verdict, record.reason]).toEqual([
      3,
      'error',
      'the whole run took longer than 600ms: docker compose config had not said what the project is.',
    ])
    expect(happened.filter((line) => line.startsWith('claim'))).toEqual([])
  })

  test('where Compose refuses the project', async () => {
    const refusal = 'echo "service web refers to undefined network x: invalid compose project" >&2; exit 15'
    const script = docker.replace(/printf .*(?= ;;)/, refusal)
    const { record, exitCode, happened } = await gated({ script })
    expect([exitCode, record.verdict, record.steps]).toEqual([2, 'error', []])
    expect(happened).toEqual([expect.stringMatching(/^problem /), 'verdict error'])
  })

  test('where the name is taken', async () => {
    const { record, exitCode, happened } = await gated({ things: { containers: { theirs: '' } } })
    expect([exitCode, record.verdict]).toEqual([2, 'error'])
    expect(happened.slice(-2)).toEqual([expect.stringContaining('is taken'), 'verdict error'])
  })

  test('where there is no engine', async () => {
    const { record, exitCode, happened } = await gated({ isGone: true })
    expect([exitCode, record.verdict]).toEqual([3, 'error'])
    expect(record.reason).toMatch(/^no Docker Engine answers at unix:\/\/\S+\.sock\.$/)
    expect(happened).not.toContainEqual(expect.stringMatching(/^claim/))
  })

  test('where there are warnings, and the user wants them to fail', async () => {
    const { record, exitCode, happened } = await gated({ given: { strict: { value: 'true', origin } } })
    expect([exitCode, record.verdict]).toEqual([1, 'failed'])
    expect(record.reason).toMatch(/^Strict: /)
    expect(happened).not.toContainEqual(expect.stringMatching(/^claim|^started/))
    expect(happened).toContain('plan')
  })

  test('where somebody interrupts before', async () => {
    const { record, exitCode } = await gated({ signal: AbortSignal.abort(new Interrupted('SIGTERM')) })
    expect([exitCode, record.verdict, record.reason]).toEqual([143, 'cancelled', 'Cancelled by SIGTERM.'])
  })
})
