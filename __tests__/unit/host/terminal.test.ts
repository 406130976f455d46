import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Screen } from '../../../src/host/screen.js'
import { type Loudness, terminalHost } from '../../../src/host/terminal.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { green, red, step } from '../report/records.js'

const esc = '\u001b'

class Recorder implements Screen {
  readonly parts: string[] = []
  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {}
  write(text: string): void {
    this.parts.push(text)
  }
  get text(): string {
    return this.parts.join('')
  }
  /** What stands on the screen in the end: lines are only ever cleared from somewhere to the end. */
  get seen(): string {
    const rows: string[] = ['']
    const text = this.text.replaceAll(`${esc}[?7l`, '').replaceAll(`${esc}[?7h`, '')
    const [first = '', ...redrawn] = text.split('\r')
    rows.push(...`${rows.pop()}${first}`.split('\n'))
    for (const part of redrawn) {
      const [move = '', ...rest] = part.split(`${esc}[J`)
      const up = Number(/\d+/.exec(move)?.[0] ?? 0)
      rows.splice(rows.length - 1 - up, rows.length, ...rest.join('').split('\n'))
    }
    return rows.join('\n')
  }
}

interface Given {
  readonly tty?: boolean
  readonly columns?: number
  readonly env?: Record<string, string>
  readonly loudness?: Loudness
}

function terminal(options: Given = {}) {
  const clock = new ManualClock()
  const progress = new Recorder(options.tty ?? false, options.columns)
  const results = new Recorder(options.tty ?? false, options.columns)
  const { env = {}, loudness = 'normal' } = options
  const host = terminalHost({ progress, results, env, clock, loudness })
  return { host, progress, results, clock }
}

const end = { reportDir: null }

describe('the live lines', () => {
  test('say what is under way, again and again, and leave nothing behind', async () => {
    const { host, progress, clock } = terminal({ tty: true, env: { NO_COLOR: '' } })
    host.started({ id: 'build:app', kind: 'build', service: 'app' })
    await clock.advance(3000)
    host.started({ id: 'check:1', kind: 'check', service: 'app', label: 'GET /todos' })
    host.activity('build:app', 'RUN make · gcc')
    await clock.advance(1400)
    expect(progress.parts.at(-1)).toContain('… build app 4.4s: RUN make · gcc\n… GET /todos 1.4s')
    host.ended(step('build:app', 0, 4400))
    host.ended(step('check:1', 0, 1400))
    await clock.advance(1000)
    await host.verdict(green, end)
    expect(progress.seen).not.toContain('…')
    expect(progress.seen.split('\n')).toHaveLength(3)
    const before = progress.parts.length
    await clock.advance(60_000)
    expect(progress.parts).toHaveLength(before)
  })

  test('are never wider than the terminal, nor more than eight steps', async () => {
    const { host, progress, clock } = terminal({ tty: true, columns: 40 })
    for (let index = 0; index < 20; index += 1) {
      host.started({ id: `ready:service${index}`, kind: 'ready', service: `service${index}` })
    }
    host.activity('ready:service0', 'exit code 1: the server is still starting')
    await clock.advance(200)
    const lines = progress.seen.split('\n')
    expect(lines[0]).toBe('… ready service0 200ms: exit code 1: t…')
    expect(lines.slice(8)).toEqual(['… and 12 more'])
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(40)
    await host.verdict(green, end)
  })

  test.each([
    ['in a pipe', false, {}],
    ['under CI', true, { CI: 'true' }],
    ['without colours', true, { NO_COLOR: '1' }],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('%s there are none, but lines at each begin and end, and every 15 seconds', async (_name, tty, env) => {
    const { host, progress, clock } = terminal({ tty, env: env as Record<string, string> })
    host.started({ id: 'build:app', kind: 'build', service: 'app' })
    await clock.advance(14_000)
    expect(progress.text).toMatch(/▸\S* build app\n$/)
    host.activity('build:app', 'RUN make')
    await clock.advance(17_000)
    host.ended(step('build:app', 0, 31_000))
    await host.verdict(green, end)
    const lines = stripVTControlCharacters(progress.text).split('\n')
    expect(lines.slice(1, 3)).toEqual(['… build app 15s: RUN make', '… build app 30s: RUN make'])
    expect(lines[3]).toMatch(/^✔ build app {17} +31s *$/)
  })
})

describe('a narrow terminal', () => {
  test('shows long lines whole, broken between words; a pipe gets each in one line', async () => {
    const detail = 'GET /products answered 500 internal server error'
    const failed = { ...step('check:1', 0, 1200), status: 'failed' as const, detail }
    const narrow = terminal({ tty: true, columns: 40, env: { NO_COLOR: '1' } })
    narrow.host.ended(failed)
    expect(narrow.progress.text.split('\n').slice(1)).toEqual([
      '    /products answered 500 internal',
      '    server error',
      '',
    ])
    const piped = terminal({ columns: 40 })
    piped.host.ended(failed)
    expect(piped.progress.text).toContain(detail)
  })

  test.each([
    [
      80,
      [
        '✔ ready app                   3.2s after 2 probes',
        '                              3.2s after 2 probes',
      ],
    ],
    [40, ['✔ ready app                   3.2s after', '    2 probes', '    3.2s after 2 probes']],
  ])('of %s columns shows a long name whole, with the time below', (columns, [first, ...rest]) => {
    const { host, progress } = terminal({ tty: true, columns, env: { NO_COLOR: '1' } })
    for (const service of ['app', 'acceptance-of-the-orders-service'])
      host.ended(step(`ready:${service}`, 0, 3200, { detail: 'after 2 probes' }))
    const long = '✔ ready acceptance-of-the-orders-service'
    expect(progress.text.split('\n')).toEqual([first, ...rest.slice(0, -1), long, rest.at(-1), ''])
  })

  test('a pipe gets long names whole', () => {
    const { host, progress } = terminal({ columns: 40 })
    host.ended(step('ready:acceptance-of-the-orders-service', 0, 3200))
    expect(progress.text).toMatch(/^✔ ready acceptance-of-the-orders-service +3\.2s$/m)
  })
})

describe('where words go', () => {
  test('progress to standard error, the verdict to standard output', async () => {
    const { host, progress, results } = terminal()
    host.plan('the plan')
    host.note('a note')
    host.ended(step('ready:db', 0, 3200, { detail: 'after 12 probes' }))
    // The plan has told it already.
    host.finding({ severity: 'notice', code: 'CODE', message: 'a finding' })
    expect(progress.text.split('\n')).toEqual([
      'the plan',
      '',
      'a note',
      '✔ ready db                    3.2s after 12 probes',
      '',
    ])
    expect(results.text).toBe('')
    const before = progress.text
    await host.verdict({ ...red, remedy: 'Mend it' }, { reportDir: '/tmp/r' })
    expect(progress.text).toBe(before)
    const lines = results.text.split('\n')
    expect(lines.slice(-6)).toEqual([
      `✖ failed in 7s: ${red.reason}`,
      '  → app never started',
      '  at compose.yaml:22',
      '  → Mend it',
      '  report: /tmp/r/report.html',
      '',
    ])
    expect(lines).toContain('Evidence of job migrate:')
    expect(lines).toContain('  │ Running migrations:')
    expect(results.text).toContain('critical path')
  })

  test('addresses are told only where the stack is still up', async () => {
    const kept = { ...green, steps: green.steps.filter(({ kind }) => kind !== 'teardown') }
    const up = terminal()
    await up.host.verdict(kept, end)
    expect(up.results.text).toMatch(/\n {2}still up until `compose-gate down -p \S+`\n/)
    expect(up.results.text).toContain('app:8000  http://127.0.0.1:49153')
    const gone = terminal()
    await gone.host.verdict(green, end)
    expect(gone.results.text).not.toContain('still up')
    expect(gone.results.text).not.toContain('http://')
  })

  test('what was left behind is told', async () => {
    const { host, results } = terminal()
    await host.verdict({ ...green, verdict: 'error', leftovers: ['volume x is still in use'] }, end)
    expect(results.text).toContain('✖ left behind: volume x is still in use\n')
  })

  test('all problems, with place, excerpt and what to write instead', () => {
    const { host, progress } = terminal()
    host.problems([
      {
        message: 'Nested mappings are not allowed',
        at: { file: 'compose.yaml', line: 3, column: 5 },
        excerpt: 'a: b: c\n    ^\n',
        instead: 'Quote the value',
      },
      { message: 'Unknown setting smok', instead: 'smoke' },
    ])
    expect(progress.text).toBe(
      'compose.yaml:3:5: Nested mappings are not allowed\n    a: b: c\n        ^\n  → Quote the value\nUnknown setting smok\n  → smoke\n',
    )
  })

  test('a reader that is gone ends nothing', async () => {
    const screen: Screen = {
      write: () => {
        throw new Error('EPIPE')
      },
    }
    const host = terminalHost({ progress: screen, results: screen, env: {} })
    host.note('x')
    await expect(host.verdict(green, end)).resolves.toBeUndefined()
  })
})

describe('how much is told', () => {
  const begun = { id: 'ready:db', kind: 'ready', service: 'db' } as const
  const attempt = { at: '', durationMs: 52, status: 'failed', said: 'exit code 1' } as const

  async function told(loudness: Loudness) {
    const { host, progress, results, clock } = terminal({ loudness })
    host.phase('reading the project')
    host.plan('the plan')
    host.detail('docker compose version: exit code 0 after 5ms')
    host.started(begun)
    host.tried(begun, attempt, 3)
    host.activity('ready:db', 'exit code 1')
    await clock.advance(16_000)
    host.note('a note')
    host.output('build app', 'gcc')
    host.ended(step('ready:db', 0, 5))
    host.problems([{ message: 'a problem' }])
    await host.verdict(red, end)
    return { progress: progress.text, results: results.text }
  }

  test('quiet: the verdict, what explains it, and what is wrong with the input', async () => {
    const { progress, results } = await told('quiet')
    expect(progress).toBe('a problem\n')
    expect(results).toContain('Evidence of job migrate:')
    expect(results).toContain(`✖ failed in 7s: ${red.reason}\n`)
    expect(results).not.toContain('critical path')
  })

  test('normal: no commands, tries and outputs', async () => {
    const { progress } = await told('normal')
    const expected = ['the plan', '', '▸ ready db', '… ready db 15s: exit code 1', 'a note']
    expect(progress.split('\n')).toEqual([...expected, expect.stringMatching(/^✔ ready db/), 'a problem', ''])
  })

  test('verbose: everything', async () => {
    const { progress } = await told('verbose')
    expect(progress).toContain('docker compose version: exit code 0 after 5ms\n')
    expect(progress).toContain('ready db, try 3 after 52ms: exit code 1\n')
    expect(progress).toContain('build app:\n  │ gcc\n')
  })
})

describe('colours', () => {
  test.each([
    ['on a terminal', true, {}, true],
    ['in a pipe', false, {}, false],
    ['switched off', true, { NO_COLOR: '1' }, false],
    ['forced', false, { FORCE_COLOR: '1' }, true],
    ['forced off', true, { FORCE_COLOR: '0' }, false],
  ])('%s', (_name, tty, env, coloured) => {
    const { host, progress } = terminal({ tty, env: env as Record<string, string> })
    host.ended(step('ready:db', 0, 5))
    expect(progress.text.includes(`${esc}[32m✔`)).toBe(coloured)
  })
})

test('containers write nothing a terminal obeys', async () => {
  const hostile = `${esc}[2J${esc}]0;title\u0007${esc}]8;;http://evil\u0007x${esc}]8;;\u0007\u009b31m\u0000\u0008\u202e|\rend`
  const { host, progress, results, clock } = terminal({ loudness: 'verbose' })
  host.output(`Logs${hostile}`, hostile)
  host.detail(hostile)
  host.note(hostile)
  host.plan(hostile)
  const begun = { id: 'a', kind: 'job', service: 'a', label: hostile } as const
  host.started(begun)
  host.activity('a', hostile)
  await clock.advance(31_000)
  host.tried(begun, { at: '', durationMs: 1, status: 'failed', said: hostile }, 1)
  const failed = step('job:a', 0, 5, { status: 'failed', detail: hostile, evidence: hostile })
  host.ended(failed)
  host.problems([{ message: hostile, excerpt: hostile, instead: hostile }])
  await host.verdict(
    {
      ...red,
      reason: hostile,
      remedy: hostile,
      steps: [failed],
      failedStep: 'job:a',
      leftovers: [hostile],
      urls: { a: hostile },
    },
    { reportDir: `/tmp/${hostile}` },
  )
  const all = progress.text + results.text
  expect(all).toContain('  │ x|\n  │ end\n')
  expect(all.match(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu)).toBeNull()
})

test('a line of evidence that would fill the screen is cut', async () => {
  const { host, results } = terminal()
  const evidence = `short\n${'x'.repeat(500)}\n${'y'.repeat(3000)}`
  const failed = step('job:a', 0, 5, { status: 'failed', evidence })
  await host.verdict({ ...red, steps: [failed], failedStep: 'job:a' }, end)
  expect(results.text).toContain(`  │ short\n  │ ${'x'.repeat(500)}\n`)
  expect(results.text).toContain(`  │ ${'y'.repeat(500)}… (2,500 characters more)\n`)
})

test('secrets are hidden, also where a cut goes through one', async () => {
  const { host, progress, results, clock } = terminal({ loudness: 'verbose' })
  host.mask('hunter2hunter2')
  host.note('hunter2hunter2')
  host.started({ id: 'a', kind: 'job', service: 'a', label: 'hunter2hunter2' })
  host.activity('a', 'with hunter2hunter2')
  await clock.advance(31_000)
  // The cut falls inside of the secret.
  host.output('logs', `hunter2hunter2${'.'.repeat(512 * 1024 - 7)}`)
  const failed = step('job:a', 0, 5, {
    status: 'failed',
    evidence: `hunter2hunter2${'.'.repeat(16 * 1024 - 7)}`,
  })
  await host.verdict({ ...red, reason: 'is hunter2hunter2', steps: [failed], failedStep: 'job:a' }, end)
  expect(progress.text + results.text).not.toContain('hunter2')
  expect(results.text).toContain('failed in 7s: is ***')
})
