import { writeFileSync } from 'node:fs'
import * as core from '@actions/core'
import { describe, expect, test } from '@jest/globals'
import { githubHost } from '../../../src/host/github.js'
import type { Host } from '../../../src/host/host.js'
import type { RunRecord } from '../../../src/record/run-record.js'
import { green, red } from '../report/records.js'
import { GithubFiles } from './github-files.js'
import { written } from './runner.js'

const files = GithubFiles.forEachTest()
const last = (record: RunRecord) => (host: Host) => host.verdict(record, { reportDir: '/tmp/report' })

describe('outputs', () => {
  test('all of them, under the names of the action', async () => {
    await files.told(last(red))
    expect(files.outputs()).toEqual({
      verdict: 'failed',
      reason: red.reason,
      'failed-step': 'job:migrate',
      url: 'http://127.0.0.1:49153',
      urls: '{"app:8000":"http://127.0.0.1:49153"}',
      images: '{"app":"sha256:0f7e2c7b1f6a","db":"sha256:99a1d5c2ee10"}',
      'project-name': 'todobackend-7f3a',
      'duration-ms': '7040',
      'report-dir': '/tmp/report',
    })
  })

  test('a reason of several lines stays one output', async () => {
    await files.told(last({ ...red, reason: 'a\nverdict=passed\nurl<<EOF\nhttp://evil\nEOF' }))
    expect(files.outputs()).toMatchObject({ verdict: 'failed', url: 'http://127.0.0.1:49153' })
    expect(files.outputs().reason).toBe('a verdict=passed url<<EOF http://evil EOF')
  })

  test('a file that cannot be written changes no verdict', async () => {
    process.env.GITHUB_OUTPUT = files.path('gone')
    const { shown } = await files.told(last(green))
    expect(shown.join('\n')).toContain('Could not set the outputs')
    expect(shown.join('\n')).toContain('passed in 7.9s')
  })
})

describe('the summary', () => {
  test('is added to the file', async () => {
    writeFileSync(files.path('summary'), 'before\n')
    await files.told(last(red))
    expect(files.summary()).toMatch(/^before\n## ❌ compose-gate: failed\n/)
    expect(files.summary()).toContain('Unknown column')
  })

  test('is short where the whole would be more than GitHub takes', async () => {
    writeFileSync(files.path('summary'), 'x'.repeat(1024 * 1024 - 700))
    await files.told(last(red))
    expect(files.summary().length).toBeLessThan(1024 * 1024)
    expect(files.summary()).toContain('compose-gate: failed')
  })

  test('can be switched off, and may fail', async () => {
    const env = { GITHUB_STEP_SUMMARY: files.path('summary') }
    await written(() => last(red)(githubHost(core, { env, summary: false })))
    expect(files.summary()).toBe('')
    const gone = { GITHUB_STEP_SUMMARY: files.path('no/such/folder') }
    const log = await written(() => last(red)(githubHost(core, { env: gone })))
    expect(log).toContain('Could not write the summary')
  })
})

test('the last line of the log says where the report went', async () => {
  const { shown } = await files.told(last(green))
  expect(shown.filter((line) => line !== '').at(-1)).toMatch(
    /^Report: \/tmp\/report\/report\.html \(actions\/upload-artifact keeps it/,
  )
})
