import { systemClock } from '../../../src/common/clock.js'
import { gate } from '../../../src/gate.js'
import type { Host } from '../../../src/host/host.js'
import { ReportFolder } from '../../../src/host/report-folder.js'
import { createMasker } from '../../../src/masking/masker.js'
import type { RunRecord } from '../../../src/record/run-record.js'
import type { GivenSettings } from '../../../src/settings/given.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'
import { StubTools } from '../../harness/stub-tools.js'
import { webModel } from '../web-model.js'

export const origin = { label: 'test' }

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
export const docker = `
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

/** Runs the whole gate on a project of one service, and tells what the host heard, in order. */
export async function gated(gating: Gating) {
  const { given = {}, script = docker, things = {}, isGone = false, signal, onStart = () => {} } = gating
  await using folder = await Folder.with({ 'compose.yaml': compose }, 'gate')
  await using tools = await StubTools.with({ docker: script })
  await using engine = await FakeEngine.with(things)
  if (isGone) await engine.stop()
  const happened: string[] = []
  const masker = createMasker()
  const host: Host = {
    stays: (project) => `somebody removes ${project}`,
    phase: () => {},
    plan: () => void happened.push('plan'),
    activity: () => {},
    tried: () => {},
    detail: () => {},
    started: ({ id }) => {
      happened.push(`started ${id}`)
      onStart(id)
    },
    ended: ({ id, status }) => void happened.push(`${status} ${id}`),
    note: (line) => void happened.push(`note ${line}`),
    output: (source) => void happened.push(`output ${source}`),
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
