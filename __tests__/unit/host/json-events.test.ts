import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { jsonHost } from '../../../src/host/json-events.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { green, red, step } from '../report/records.js'

const begun = { id: 'ready:db', kind: 'ready', service: 'db' } as const
const attempt = {
  at: '2026-01-02T03:04:05.000Z',
  durationMs: 52,
  status: 'failed',
  said: 'exit code 1',
} as const

function telling(isVerbose = false) {
  const parts: string[] = []
  const clock = new ManualClock()
  const host = jsonHost({ screen: { write: (text) => parts.push(text) }, clock, isVerbose })
  const events = () =>
    parts
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { host, clock, events }
}

async function everything(isVerbose: boolean) {
  const { host, clock, events } = telling(isVerbose)
  host.phase('reading the project')
  host.detail('docker version')
  host.plan('the plan\nof two lines')
  host.finding({ severity: 'notice', code: 'X', message: 'x', at: { file: 'a.yaml', line: 1, column: 2 } })
  host.noticed({ severity: 'warning', code: 'Y', message: 'y' })
  host.started(begun)
  host.tried(begun, attempt, 3)
  host.activity('ready:db', 'waiting')
  await clock.advance(16_000)
  host.ended(step('ready:db', 0, 12_000))
  host.note('a note')
  host.output('build app', 'gcc\n')
  host.problems([{ message: 'wrong', instead: 'right' }])
  await host.verdict({ ...red, remedy: 'mend it' }, { reportDir: '/tmp/report' })
  await clock.advance(60_000)
  return events()
}

test('each event is a line of its own, with its time', async () => {
  const events = await everything(false)
  expect(events.map(({ event }) => event)).toEqual([
    ...['phase', 'plan', 'finding', 'finding', 'step-started', 'try', 'alive', 'step-ended'],
    ...['note', 'output', 'problem', 'verdict'],
  ])
  const of = (name: string) => events.find(({ event }) => event === name)
  expect(of('plan')).toEqual({
    event: 'plan',
    at: '1970-01-01T00:00:00.000Z',
    text: 'the plan\nof two lines',
  })
  expect(of('finding')).toMatchObject({ code: 'X', place: { file: 'a.yaml', line: 1, column: 2 } })
  expect(of('step-started')).toMatchObject({ step: { ...begun, label: null } })
  const { at, ...how } = attempt
  expect(of('try')).toMatchObject({ id: 'ready:db', number: 3, startedAt: at, ...how })
  expect(of('alive')).toMatchObject({ at: '1970-01-01T00:00:15.000Z', lines: ['… ready db 15s: waiting'] })
  expect(of('step-ended')).toMatchObject({ step: { id: 'ready:db', status: 'passed', durationMs: 12_000 } })
  expect(of('verdict')).toMatchObject({
    verdict: 'failed',
    failedStep: 'job:migrate',
    instead: 'mend it',
    place: { file: 'compose.yaml', line: 22 },
    reportDir: '/tmp/report',
  })
})

test('whoever wants to follow everything gets commands and activities, too', async () => {
  const names = (await everything(true)).map(({ event }) => event)
  expect(names).toEqual(expect.arrayContaining(['detail', 'activity']))
})

test('every event and every field is documented, and no other', async () => {
  const docs = readFileSync(join(__dirname, '../../../docs/events.md'), 'utf8')
  const rows = [...docs.matchAll(/^\| `([\w-]+)` \|[^|]*\|([^|]*)\|$/gm)]
  const told = await everything(true)
  expect(rows.map(([, name]) => name).sort()).toEqual([...new Set(told.map(({ event }) => event))].sort())
  for (const { event, at: _, ...fields } of told) {
    const row = rows.find(([, name]) => name === event)?.[2] ?? ''
    const inner = typeof fields.step === 'object' && fields.step !== null ? Object.keys(fields.step) : []
    for (const field of [...Object.keys(fields), ...inner]) expect(row).toContain(`\`${field}\``)
  }
})

test('secrets are hidden, and what is hidden stays JSON', async () => {
  const { host, events } = telling()
  host.mask('hunter"22')
  host.mask('7900')
  host.note('is hunter"22')
  host.output('build app', 'line\nhunter"22\n')
  await host.verdict({ ...green, reason: 'hunter"22' }, { reportDir: null })
  expect(JSON.stringify(events())).not.toContain('hunter')
  expect(events()[2]).toMatchObject({ reason: '***', durationMs: Math.round(green.durationMs) })
})

test('a reader that is gone ends nothing', async () => {
  const write = () => {
    throw new Error('EPIPE')
  }
  const host = jsonHost({ screen: { write }, clock: new ManualClock() })
  host.note('x')
  await expect(host.verdict(green, { reportDir: null })).resolves.toBeUndefined()
})
