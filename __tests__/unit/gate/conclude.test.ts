import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { conclude } from '../../../src/gate/conclude.js'
import type { Ending, Host } from '../../../src/host/host.js'
import { ReportFolder } from '../../../src/host/report-folder.js'
import { createMasker } from '../../../src/masking/masker.js'
import type { RunRecord } from '../../../src/record/run-record.js'
import { Folder } from '../../harness/folder.js'

const NEVER_ABORTED = new AbortController().signal
const lost = { begunAt: 0, project: 'p', error: new EngineTrouble('the engine went away', 'start it again') }

/** Hears the last words alone. */
function listener() {
  const heard: unknown[] = []
  const host = {
    phase: () => {},
    note: (line: string) => void heard.push(line),
    output: (source: string, text: string) => void heard.push(`${source}: ${text}`),
    verdict: async ({ reason, remedy }: RunRecord, { reportDir }: Ending) =>
      void heard.push(reason, { reportDir, remedy }),
  } as unknown as Host
  return { host, heard }
}

test('a run that got nowhere has reports and last words', async () => {
  await using folder = await Folder.with({}, 'conclude')
  const { host, heard } = listener()
  const reports = new ReportFolder(`${folder.path}/reports`, createMasker())
  const result = await conclude(lost, { host, reports, clock: systemClock }, NEVER_ABORTED)
  expect([result.exitCode, result.record.verdict]).toEqual([3, 'error'])
  expect(heard).toEqual([
    'the engine went away.',
    { reportDir: `${folder.path}/reports`, remedy: 'start it again' },
  ])
  expect([...(await folder.read()).keys()]).toContain('reports/report.json')
})

test('the logs of the services of a red run are told before its last words', async () => {
  await using folder = await Folder.with({ 'reports/logs/web.log': 'no disk\n' }, 'conclude')
  const { host, heard } = listener()
  const reports = new ReportFolder(`${folder.path}/reports`, createMasker())
  const teardown = { leftovers: [], logs: { web: 'logs/web.log' }, unkept: [] }
  await conclude({ ...lost, teardown }, { host, reports, clock: systemClock }, NEVER_ABORTED)
  expect(heard.slice(0, 2)).toEqual(['log of web: no disk\n', 'the engine went away.'])
})

test('a disk that hangs changes no verdict', async () => {
  const { host, heard } = listener()
  class HangingFolder extends ReportFolder {
    override write = () => new Promise<never>(() => {})
  }
  const reports = new HangingFolder('/nowhere', createMasker())
  const clock = { ...systemClock, now: () => 1, timeout: () => AbortSignal.abort() }
  const { exitCode } = await conclude(lost, { host, reports, clock }, NEVER_ABORTED)
  expect(exitCode).toBe(3)
  expect(heard).toEqual([
    'the report is not whole: it was not written within 20s',
    'the engine went away.',
    { reportDir: null, remedy: 'start it again' },
  ])
})
