import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readLogs } from '../../../src/host/read-logs.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compose-gate-logs-'))
  mkdirSync(join(folder, 'logs'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, text: string) => writeFileSync(join(folder, 'logs', name), text)

describe('logs for the reports', () => {
  test('are read whole where they are short; those that are not there are left out', async () => {
    write('web.log', 'one\ntwo')
    write('db.log', '')
    const logs = { web: 'logs/web.log', db: 'logs/db.log', gone: 'logs/gone.log' }
    expect(await readLogs(folder, { logs })).toEqual([
      { name: 'web', file: 'logs/web.log', bytes: 7, lines: 2, parts: [{ firstLine: 1, text: 'one\ntwo' }] },
    ])
  })

  test('are read from both ends where they are long, with the numbers of their lines', async () => {
    // Each line has ten bytes, with two letters of two bytes.
    const lines = Array.from({ length: 10_000 }, (_, index) => `${String(index + 1).padStart(5, '0')}éé`)
    write('web.log', `${lines.join('\n')}\n`)
    const [log] = await readLogs(folder, { logs: { web: 'logs/web.log' } }, 8004)
    expect(log).toMatchObject({ bytes: 100_000, lines: 10_000 })
    const [head, tail] = log?.parts ?? []
    expect(head?.text.split('\n').slice(0, -1)).toEqual(lines.slice(0, 100))
    expect(tail?.text.split('\n').slice(0, -1)).toEqual(lines.slice(-700))
    expect([head?.firstLine, tail?.firstLine]).toEqual([1, 9301])
  })

  test('of one line without an end are read from both ends too', async () => {
    write('web.log', `first${'x'.repeat(10_000)}last`)
    const [log] = await readLogs(folder, { logs: { web: 'logs/web.log' } }, 800)
    expect(log).toMatchObject({ lines: 1 })
    expect(log?.parts.map(({ text }) => text.length)).toEqual([100, 700])
    expect(log?.parts[1]?.text).toMatch(/last$/)
  })

  test('together are no more than the limit, and the short ones whole', async () => {
    write('web.log', 'web says\n'.repeat(10_000))
    write('db.log', 'db says\n'.repeat(10))
    write('worker.log', 'working\n'.repeat(10_000))
    const logs = { web: 'logs/web.log', db: 'logs/db.log', worker: 'logs/worker.log' }
    const read = await readLogs(folder, { logs }, 10_000)
    const sizes = read.map(({ parts }) => parts.reduce((sum, { text }) => sum + text.length, 0))
    expect(sizes[1]).toBe(80)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10_000)
    expect(Math.min(...sizes)).toBe(80)
  })

  test('have the times of their lines where those are kept', async () => {
    write('web.log', 'one\ntwo\nthree\n')
    write('web.times', '2025-03-01T10:00:00.000Z\n\n2025-03-01T10:00:02.500Z\n')
    const [log] = await readLogs(folder, {
      logs: { web: 'logs/web.log' },
      logTimes: { web: 'logs/web.times' },
    })
    const zero = Date.parse('2025-03-01T10:00:00.000Z')
    expect(log?.parts[0]?.times?.slice(0, 3)).toEqual([zero, Number.NaN, zero + 2500])
  })
})
