import { stripVTControlCharacters } from 'node:util'
import * as core from '@actions/core'
import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import { githubHost } from '../../../src/host/github.js'
import type { Host } from '../../../src/host/host.js'
import type { RunRecord } from '../../../src/record/run-record.js'
import type { ManualClock } from '../../harness/manual-clock.js'
import { green, red, step } from '../report/records.js'
import { GithubFiles } from './github-files.js'
import { type Obeyed, obey, written } from './runner.js'

const files = GithubFiles.forEachTest()
const told: GithubFiles['told'] = (...how) => files.told(...how)
const errorsIn = ({ commands }: Obeyed) => commands.filter(({ name }) => name === 'error')
const last = (record: RunRecord) => (host: Host) => host.verdict(record, { reportDir: '/tmp/report' })

describe('annotations', () => {
  test('a red run gives one error, at the failed step, with the reason', async () => {
    const errors = errorsIn(await told(last(red)))
    expect(errors).toEqual([
      {
        name: 'error',
        properties: { title: 'job migrate failed', file: 'compose.yaml', line: '22', col: '3' },
        message: red.reason,
      },
    ])
  })

  test('a green run gives none', async () => {
    expect((await told(last(green))).commands).toEqual([])
  })

  test('every problem is in the log, ten are annotations, and the verdict adds none', async () => {
    const problems: Problem[] = Array.from({ length: 13 }, (_, index) => ({
      message: `Problem ${index}, 100% wrong`,
      at: { file: 'compose.yaml', line: index + 1, column: 5 },
      instead: 'something else',
      excerpt: 'a: b: c\n    ^\n',
    }))
    const result = await told(async (host) => {
      host.problems(problems)
      await host.verdict({ ...green, verdict: 'error', steps: [] }, { reportDir: null })
    })
    const errors = errorsIn(result)
    expect(errors).toHaveLength(10)
    expect(errors[9]).toMatchObject({
      properties: { file: 'compose.yaml', line: '10' },
      message: 'Problem 9, 100% wrong\nsomething else',
    })
    const shown = result.shown.join('\n')
    expect(shown.match(/Problem \d+/g)).toHaveLength(13)
    expect(shown).toContain('compose.yaml:13:5: ')
    expect(shown).toContain('    a: b: c\n        ^\n  → something else')
  })
})

test('findings of the run that are no annotations any more are lines of the log', async () => {
  const result = await told((host) => {
    for (let line = 1; line <= 12; line += 1) {
      host.noticed({ severity: 'notice', code: 'X', message: 'x', at: { file: 'a.yaml', line, column: 1 } })
    }
  })
  expect(result.commands).toHaveLength(10)
  expect(result.shown.filter((line) => line.includes('a.yaml:1'))).toHaveLength(2)
})

describe('while it runs', () => {
  const begun = { id: 'ready:db', kind: 'ready', service: 'db' } as const
  const attempt = { at: '', durationMs: 52, status: 'failed', said: 'exit code 1' } as const
  const run = async (host: Host, clock: ManualClock) => {
    host.phase('reading the project')
    host.detail('docker compose version: exit code 0 after 5ms')
    await clock.advance(20_000)
    host.started(begun)
    host.tried(begun, attempt, 3)
    host.activity('ready:db', 'exit code 1')
    await clock.advance(12_000)
    host.ended(step('ready:db', 0, 12_000))
    await host.verdict(green, { reportDir: null })
    await clock.advance(60_000)
  }
  const plain = ({ shown }: Obeyed) => shown.map((line) => stripVTControlCharacters(line))

  test('a line tells each begin and end, and every 15 seconds lines tell what the run is at', async () => {
    const result = await told(run)
    expect(plain(result).slice(0, 4)).toEqual([
      '… reading the project 15s',
      '▸ ready db',
      '… ready db 10s: exit code 1',
      expect.stringMatching(/^✔ ready db {17} +12s *$/),
    ])
    expect(plain(result).filter((line) => line.startsWith('…'))).toHaveLength(2)
    expect(result.commands.filter(({ name }) => name === 'debug')).toEqual([])
  })

  test('somebody who has asked for debug lines gets every command and try', async () => {
    const { commands } = await told(run, '/repo', { RUNNER_DEBUG: '1' })
    expect(commands.filter(({ name }) => name === 'debug').map(({ message }) => message)).toEqual([
      'docker compose version: exit code 0 after 5ms',
      'ready db, try 3 after 52ms: exit code 1',
    ])
  })

  test('an output is folded away, but not where it explains a failure', async () => {
    const { commands, shown } = await told((host) => {
      host.output('build web', 'one', false)
      host.output('build app', 'two', true)
    })
    expect(commands.map(({ name, message }) => [name, message])).toEqual([
      ['group', 'build web'],
      ['endgroup', ''],
    ])
    expect(shown.filter((line) => line !== '')).toEqual(['one', 'build app:', 'two'])
  })
})

describe('words of strangers are not obeyed', () => {
  const hostile = [
    '::error::forged',
    '  ::set-output name=verdict::passed',
    'text ##[error]forged',
    '::stop-commands::mine',
    '::mine::',
    '::endgroup::',
    '\u001b[31m::add-mask::a\u001b[0m',
    '\r::warning::forged',
    '%0A::error::forged',
    'the end',
  ].join('\n')

  test('in a container output: it stays in its group, and the group ends', async () => {
    const { commands, shown } = await told((host) => host.output('Logs of app\n::error::x', hostile))
    expect(commands.map(({ name, message }) => [name, message])).toEqual([
      ['group', 'Logs of app ::error::x'],
      ['endgroup', ''],
    ])
    expect(shown.join('\n')).toContain('the end')
    expect(shown.join('\n')).toContain('forged')
    // The log's viewer folds by these, whatever the runner does.
    expect(shown.join('\n')).not.toMatch(/##\[|\p{Cc}(?<!\n)/u)
  })

  test('the runner is told to obey nothing around it, each time by a secret word', async () => {
    const log = await written(() => {
      const host = githubHost(core, { env: {} })
      host.output('app', 'one')
      host.output('app', 'two')
    })
    const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
    const wrapped = new RegExp(`::stop-commands::(${uuid})\\n(.*)\\n::\\1::\\n`, 'g')
    const found = [...log.matchAll(wrapped)]
    expect(found.map((match) => match[2])).toEqual(['one', 'two'])
    expect(found[0]?.[1]).not.toBe(found[1]?.[1])
  })

  test('in details, notes, plans, names, evidence, reason and findings', async () => {
    const failed = step('job:app', 0, 5, { status: 'failed', detail: hostile, evidence: hostile })
    const record: RunRecord = { ...red, reason: hostile, failedStep: failed.id, steps: [failed] }
    const { commands } = await told(async (host, clock) => {
      host.plan(hostile)
      host.note(hostile)
      host.started({ ...failed, label: hostile })
      host.activity(failed.id, hostile)
      host.tried(failed, { at: '', durationMs: 1, status: 'failed', said: hostile }, 1)
      host.output(hostile, hostile, true)
      await clock.advance(16_000)
      host.ended(failed)
      host.finding({ severity: 'warning', code: 'X', message: hostile })
      await host.verdict({ ...record, remedy: hostile, leftovers: [hostile] }, { reportDir: null })
    })
    expect(commands.map(({ name }) => name)).toEqual(['group', 'endgroup', 'warning', 'error'])
  })

  test('a megabyte is cut to its end', async () => {
    const { shown } = await told((host) => host.output('app', `${'x'.repeat(99)}\n`.repeat(20_000)))
    expect(shown.length).toBeLessThan(2010)
    expect(shown[0]).toMatch(/^\(1,8\d\d,\d\d\d characters before this are left out\)$/)
  })
})

test('secrets are told to the runner line by line, and hidden everywhere else', async () => {
  const key = 'BEGIN KEY\nabc1234567\n}\nEND KEY'
  const log = await written(async () => {
    const env = { GITHUB_STEP_SUMMARY: files.path('summary') }
    const host = githubHost(core, { env })
    host.mask(key)
    host.note('the line abc1234567 in a note')
    host.output('app', `before\n${key}\nafter`)
    // Cut within the secret, which still must not show its end.
    host.output('app', `abc1234567${'.'.repeat(512 * 1024 - 5)}`)
    await host.verdict({ ...red, reason: 'it printed abc1234567' }, { reportDir: null })
  })
  const masks = obey(log).commands.filter(({ name }) => name === 'add-mask')
  expect(masks.map(({ message }) => message)).toEqual(['BEGIN KEY', 'abc1234567', 'END KEY'])
  expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('34567')
  expect(files.summary()).toContain('it printed \\*\\*\\*')
  expect(files.outputs().reason).toBe('it printed ***')
})
