import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ReportFolder } from '../../../src/host/report-folder.js'
import { createMasker } from '../../../src/masking/masker.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compose-gate-folder-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the report folder', () => {
  test('keeps whole logs without their secrets', async () => {
    const masker = createMasker()
    masker.add('hunter22')
    const reports = new ReportFolder(join(folder, 'new', 'one'), masker)
    reports.keepLog('build-app', 'user hun')
    reports.keepLog('build-app', 'ter22 logs in\n'.repeat(1000))
    reports.keepLog('pull-db', 'done\n')
    expect(await reports.closeLogs()).toEqual({
      'build-app': 'logs/build-app.log',
      'pull-db': 'logs/pull-db.log',
    })
    const text = readFileSync(join(folder, 'new/one/logs/build-app.log'), 'utf8')
    expect(text.slice(0, 19)).toBe('user *** logs in\nte')
    expect(text.split('\n')).toHaveLength(1001)
    expect(reports.warnings).toEqual([])
  })

  test('gives the ends of its logs to whoever tells them', async () => {
    const reports = new ReportFolder(folder, createMasker())
    for (const name of ['app', 'db'])
      reports.keepLog(name, `${name} says\n`.repeat(name === 'db' ? 200_000 : 2))
    const logs = { ...(await reports.closeLogs()), gone: 'logs/gone.log' }
    const [app, db, ...others] = await reports.logEnds(logs)
    expect(app).toEqual({ name: 'app', text: 'app says\napp says\n' })
    expect(db?.text).toMatch(/^(db says\n)+$/)
    expect(db?.text.length).toBeLessThan(1_000_000)
    expect(others).toEqual([])
  })

  test('that cannot be written is told, and throws nothing', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    chmodSync(file, 0o444)
    const reports = new ReportFolder(join(file, 'below'), createMasker())
    reports.keepLog('build-app', 'lost\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
    reports.keepLog('build-app', 'lost too\n')
    expect(await reports.closeLogs()).toEqual({})
    expect(reports.warnings).toEqual([expect.stringMatching(/^the report is not whole: .*EEXIST/)])
  })
})
