import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Screen } from '../../../src/host/screen.js'
import { terminalHost } from '../../../src/host/terminal.js'
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
  /** What stands on the screen in the end, as far as only the current line is ever cleared. */
  get seen(): string {
    const drawn = this.text.replaceAll(`${esc}[?7l`, '').replaceAll(`${esc}[?7h`, '')
    const lines = drawn.split('\n').map((line) => line.split(`\r${esc}[2K`).at(-1))
    return lines.join('\n')
  }
}

function terminal(options: { tty?: boolean; columns?: number; env?: Record<string, string> } = {}) {
  const progress = new Recorder(options.tty ?? false, options.columns)
  const results = new Recorder(options.tty ?? false, options.columns)
  const host = terminalHost({ progress, results, env: options.env ?? {}, now: () => Date.now() })
  return { host, progress, results }
}

beforeEach(() => {
  jest.useFakeTimers({ now: 0 })
})
afterEach(() => {
  jest.useRealTimers()
})

const end = { reportDir: null }

describe('the live line', () => {
  test('says what is under way, again and again, and leaves nothing behind', async () => {
    const { host, progress } = terminal({ tty: true, env: { NO_COLOR: '' } })
    host.started({ id: 'build:app', kind: 'build', service: 'app' })
    jest.advanceTimersByTime(3000)
    host.started({ id: 'check:1', kind: 'check', service: 'app', label: 'GET /todos' })
    jest.advanceTimersByTime(1400)
    expect(progress.parts.at(-1)).toContain('… build app 4.4s · GET /todos 1.4s')
    host.ended(step('build:app', 0, 4400))
    host.ended(step('check:1', 0, 1400))
    jest.advanceTimersByTime(1000)
    await host.verdict(green, end)
    expect(progress.seen).not.toContain('…')
    expect(progress.seen.split('\n')).toHaveLength(3)
    const before = progress.parts.length
    jest.advanceTimersByTime(60_000)
    expect(progress.parts).toHaveLength(before)
  })

  test('is never wider than the terminal', () => {
    const { host, progress } = terminal({ tty: true, columns: 40 })
    for (let index = 0; index < 20; index += 1) {
      host.started({ id: `ready:service${index}`, kind: 'ready', service: `service${index}` })
    }
    const line = progress.parts.at(-1)?.split(`${esc}[?7l`)[1]?.split(`${esc}[?7h`)[0] ?? ''
    expect(line).toMatch(/^… ready service0 100ms · .*…$/)
    expect(line.length).toBeLessThan(40)
  })

  test.each([
    ['in a pipe', false, {}],
    ['under CI', true, { CI: 'true' }],
    ['without colours', true, { NO_COLOR: '1' }],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('%s there is none, but a line every half minute', (_name, tty, env) => {
    const { host, progress } = terminal({ tty, env: env as Record<string, string> })
    host.started({ id: 'build:app', kind: 'build', service: 'app' })
    jest.advanceTimersByTime(29_000)
    expect(progress.text).toBe('')
    jest.advanceTimersByTime(32_000)
    expect(progress.text).toBe('… build app 30s\n… build app 1m\n')
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
    await host.verdict(red, { reportDir: '/tmp/r', instead: 'Mend it' })
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
  const { host, progress, results } = terminal()
  host.output(`Logs${hostile}`, hostile)
  host.note(hostile)
  host.plan(hostile)
  host.started({ id: 'a', kind: 'job', service: 'a', label: hostile })
  jest.advanceTimersByTime(31_000)
  const failed = step('job:a', 0, 5, { status: 'failed', detail: hostile, evidence: hostile })
  host.ended(failed)
  host.problems([{ message: hostile, excerpt: hostile, instead: hostile }])
  await host.verdict(
    {
      ...red,
      reason: hostile,
      steps: [failed],
      failedStep: 'job:a',
      leftovers: [hostile],
      urls: { a: hostile },
    },
    { reportDir: `/tmp/${hostile}`, instead: hostile },
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
  const { host, progress, results } = terminal()
  host.mask('hunter2hunter2')
  host.note('hunter2hunter2')
  host.started({ id: 'a', kind: 'job', service: 'a', label: 'hunter2hunter2' })
  jest.advanceTimersByTime(31_000)
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
